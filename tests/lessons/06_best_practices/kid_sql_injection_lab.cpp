// The judge of lab 6c: a kid that is half a statement, at the flawed server and at the learner's own
// Taskboard.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "kid_labs.hpp"
#include "kid_sql_injection.hpp"
#include "kid_sql_injection_flawed.hpp"

namespace {

using lab::Outcome;

constexpr auto request = "GET /me as carol, with a kid that ends in SQL";

// The attack at a server that accepts every token.
struct Visit {
  OpenDoor door;
  lesson::Loot loot = lesson::attack({.header = door.header,
                                      .claims = door.claims,
                                      .victim = door.victim,
                                      .show_me = [this](const auto& token) { return door.show_me(token); }});
};

const std::string found_key = "a key: ";
constexpr auto secret = "nobody but the server knows this key";

// What the server's statement finds with this kid: "a key: …", "nothing", or SQLite's complaint.
std::string found_by(const std::string& kid) {
  constexpr std::string_view schema[] = {"CREATE TABLE keys (kid TEXT, secret TEXT) STRICT"};
  store::Database database(":memory:", schema);
  database.write("INSERT INTO keys (kid, secret) VALUES ('2026-11', ?)", {secret});
  try {
    const auto rows = database.read("SELECT secret FROM keys WHERE kid = '" + kid + "'");
    return rows.empty() ? "nothing" : found_key + rows.front().text(0);
  } catch (const std::exception& error) {
    return error.what();
  }
}

lab::Result try_flawed() {
  lesson::KeyTable next_door;
  const auto app = next_door.routes();
  const Apart mallorys(next_door.log_in("mallory"));
  std::string last;
  const auto loot = lesson::attack({.header = mallorys.header,
                                    .claims = mallorys.claims,
                                    .victim = "carol",
                                    .show_me = [&](const std::string& token) {
                                      const auto answer = show_me(app, token).answer;
                                      last = "GET /me answered " + said_by(answer);
                                      return answer;
                                    }});
  if (last.empty()) return no_attack(lab::Server::flawed, request);
  const bool breached = next_door.strange_keys_believed() > 0 && loot.account == R"({"user":"carol"})";
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
          breached ? "Its statement ran the SQL in the kid, and found a key of your choice." : last};
}

}  // namespace

TEST_CASE("lab6c the token has a kid, and not the one of your own token", "[lab6c][keeps_the_kid]") {
  const Visit visit;

  CHECK(visit.door.shown.size() > 0);
  for (const auto& kid : visit.door.kids()) {
    CHECK(kid != visit.door.header.text("kid"));
    CHECK(kid != "no kid");
  }
}

TEST_CASE("lab6c the kid has a quote, which ends the server's text", "[lab6c][no_quote]") {
  for (const auto& kid : Visit().door.kids()) {
    CAPTURE(kid);
    CHECK(std::ranges::count(kid, '\'') > 0);
  }
}

TEST_CASE("lab6c the server's statement is still valid SQL, and finds something", "[lab6c][open_end]") {
  for (const auto& kid : Visit().door.kids()) {
    const auto found = found_by(kid);
    CAPTURE(kid, found);
    CHECK(found.substr(0, found_key.size()) == found_key);
  }
}

TEST_CASE("lab6c the statement finds a key that you know", "[lab6c][their_key]") {
  for (const auto& kid : Visit().door.kids()) {
    CAPTURE(kid);
    CHECK(found_by(kid) != found_key + secret);
  }
}

TEST_CASE("lab6c the token says who you want to be", "[lab6c][still_mallory]") {
  const Visit visit;

  for (const auto& token : visit.door.tokens())
    CHECK(token.unverified_claims().text("sub") == visit.door.victim);
}

TEST_CASE("lab6c the token is signed with the key that the statement finds", "[lab6c][another_key]") {
  for (const auto& token : Visit().door.tokens()) {
    const auto found = found_by(token.unverified_header().text("kid").value_or(""));
    CAPTURE(found);
    CHECK(key_of(token, found.substr(std::min(found.size(), found_key.size()))) == "the right key");
  }
}

TEST_CASE("lab6c the loot is carol's account", "[lab6c][the_wrong_loot]") {
  const Visit visit;

  CHECK(visit.loot.account == visit.door.account);
}

TEST_CASE("lab6c the flawed server runs the SQL in your kid", "[lab6c][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab6c your own server takes keys from its ring only", "[lab6c][own_server_holds][R11]") {
  OwnTaskboard own;
  const auto result = try_own_kid(own, request, [](const Apart& token, const auto& victim, const auto& door) {
    lesson::attack({.header = token.header, .claims = token.claims, .victim = victim, .show_me = door});
  });
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab6c honest users get their accounts, on both servers", "[lab6c][honest_traffic]") {
  lesson::KeyTable next_door;
  CHECK(show_me(next_door.routes(), next_door.log_in("alice")).answer.body == R"({"user":"alice"})");
  CHECK(next_door.strange_keys_believed() == 0);

  OwnTaskboard own;
  const auto alice = own.add("alice");
  const auto token = own.log_in(alice).access.text;
  CHECK(show_me(own.app(), token).answer.status == 200);
  own.previous_key = own.key;
  own.key = jwt::Key::generate(jwt::Algorithm::hs256);
  const auto app = own.app();  // Restarted with another key: nobody is logged out.
  CHECK(show_me(app, token).answer.status == 200);
  CHECK(show_me(app, own.log_in(alice).access.text).answer.status == 200);
}
