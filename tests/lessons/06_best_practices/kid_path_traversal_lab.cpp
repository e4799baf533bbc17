// The judge of lab 6b: a kid that is a path, at the flawed server and at the learner's own Taskboard.
#include <filesystem>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "kid_labs.hpp"
#include "kid_path_traversal.hpp"
#include "kid_path_traversal_flawed.hpp"
#include "temporary_folder.hpp"

namespace {

using lab::Outcome;

constexpr auto request = "GET /me as carol, with a kid that leads out of the folder of keys";

// The attack at a server that accepts every token.
struct Visit {
  OpenDoor door;
  lesson::Loot loot = lesson::attack({.header = door.header,
                                      .claims = door.claims,
                                      .victim = door.victim,
                                      .show_me = [this](const auto& token) { return door.show_me(token); }});
};

// Where this path leads, put behind a folder: "out of the folder", or "into the folder".
std::string way_of(const std::string& kid) {
  const bool out = std::filesystem::path(kid).lexically_normal().string().starts_with("../");
  return out ? "out of the folder" : "into the folder";
}

lab::Result try_flawed() {
  const TemporaryFolder folder;
  lesson::KeyFolder next_door(folder.path());
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
          breached ? "It took its key from the file that the token named, and that file is empty." : last};
}

}  // namespace

TEST_CASE("lab6b the token has a kid, and not the one of your own token", "[lab6b][keeps_the_kid]") {
  const Visit visit;

  CHECK(visit.door.shown.size() > 0);
  for (const auto& kid : visit.door.kids()) {
    CHECK(kid != visit.door.header.text("kid"));
    CHECK(kid != "no kid");
  }
}

TEST_CASE("lab6b the kid leads out of the folder, with enough ../ in front", "[lab6b][stays_inside]") {
  for (const auto& kid : Visit().door.kids()) {
    CAPTURE(kid);
    CHECK(way_of(kid) == "out of the folder");
  }
}

TEST_CASE("lab6b the token says who you want to be", "[lab6b][still_mallory]") {
  const Visit visit;

  for (const auto& token : visit.door.tokens())
    CHECK(token.unverified_claims().text("sub") == visit.door.victim);
}

TEST_CASE("lab6b the token is signed with an empty key", "[lab6b][another_key]") {
  for (const auto& token : Visit().door.tokens()) CHECK(key_of(token, "") == "the right key");
}

TEST_CASE("lab6b the loot is carol's account", "[lab6b][the_wrong_loot]") {
  const Visit visit;

  CHECK(visit.loot.account == visit.door.account);
}

TEST_CASE("lab6b the flawed server reads the file that you name", "[lab6b][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab6b your own server takes keys from its ring only", "[lab6b][own_server_holds][R11]") {
  OwnTaskboard own;
  const auto result = try_own_kid(own, request, [](const Apart& token, const auto& victim, const auto& door) {
    lesson::attack({.header = token.header, .claims = token.claims, .victim = victim, .show_me = door});
  });
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab6b honest users get their accounts, on both servers", "[lab6b][honest_traffic]") {
  const TemporaryFolder folder;
  lesson::KeyFolder next_door(folder.path());
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
