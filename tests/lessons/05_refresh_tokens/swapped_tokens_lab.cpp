// The judge of lab 5a: each token at the other's route, at the flawed server and at the learner's own
// Taskboard.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "jwt/unverified_token.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "swapped_tokens.hpp"
#include "swapped_tokens_flawed.hpp"
#include "test_server.hpp"

namespace {

using lab::Outcome;
using Tokens = std::vector<std::string>;

constexpr auto request = "GET /me with a refresh token, POST /refresh with an access token";

// What was sent to two routes that record it, and the loot.
struct Visit {
  lesson::OneKind issuer;  // Of tokens that look real.
  std::string access_token = issuer.log_in("alice").access_token;
  std::string refresh_token = issuer.log_in("bob").refresh_token;
  std::string account = json::Value{{"user", random_word()}}.dump();
  std::string new_access_token = random_word();
  Tokens at_me, at_refresh;
  lesson::Loot loot;

  Visit() {
    const json::Value pair{{"access_token", new_access_token}, {"refresh_token", random_word()}};
    loot = lesson::attack({.access_token = access_token,
                           .refresh_token = refresh_token,
                           .show_me = [&](const std::string& token) -> http_client::Answer {
                             at_me.push_back(token);
                             return {.status = 200, .body = account};
                           },
                           .refresh = [&](const std::string& token) -> http_client::Answer {
                             at_refresh.push_back(token);
                             return {.status = 200, .body = pair.dump()};
                           }});
  }
  // "found", or "made up".
  std::string origin_of(const std::string& token) const {
    return token == access_token || token == refresh_token ? "found" : "made up";
  }
};

std::ptrdiff_t count_of(const std::string& token, const Tokens& tokens) {
  return std::ranges::count(tokens, token);
}

// What mallory finds on this server, and its routes.
lesson::Evidence evidence(http_client::Client& client, const std::string& access_token,
                          const std::string& refresh_token) {
  return {
      .access_token = access_token,
      .refresh_token = refresh_token,
      .show_me = [&](const std::string& token) { return client.get("/me", {http_client::bearer(token)}); },
      .refresh =
          [&](const std::string& token) { return client.post("/refresh", {{"refresh_token", token}}); }};
}

// Which of the two routes got no token of the other kind, according to their records.
std::string not_shown(const std::string& at_me, const std::string& at_refresh) {
  if (at_me.empty() && at_refresh.empty()) return "Neither token was sent to the route of the other kind.";
  return at_me.empty() ? "No refresh token was sent to GET /me."
                       : "No access token was sent to POST /refresh.";
}

lab::Result try_flawed() {
  lesson::OneKind next_door;
  const auto bobs = next_door.log_in("bob").refresh_token;
  next_door.log_out(bobs);
  TestServer server(next_door.routes());
  auto client = server.client();
  int shown = 0;
  auto doors = evidence(client, next_door.log_in("alice").access_token, bobs);
  const auto counted = [&shown](const auto& door) {
    return [&shown, door](const std::string& token) {
      ++shown;
      return door(token);
    };
  };
  doors.show_me = counted(doors.show_me);
  doors.refresh = counted(doors.refresh);
  const auto loot = lesson::attack(doors);

  if (shown == 0) return {lab::Server::flawed, Outcome::not_attacked, request, not_shown("", "")};
  const auto [at_me, at_refresh] = next_door.ledger();
  const bool breached =
      at_me > 0 && at_refresh > 0 && loot.account == R"({"user":"bob"})" &&
      client.get("/me", {http_client::bearer(loot.access_token)}).body == R"({"user":"alice"})";
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
          breached
              ? "It checked who had made the token, and never what the token is for."
              : "GET /me accepted " + std::to_string(at_me) + " refresh tokens, POST /refresh accepted " +
                    std::to_string(at_refresh) + " access tokens."};
}

// "401 invalid_token" at GET /me, "400 invalid_grant" at POST /refresh, or what the answer is instead.
std::string refusal(const http_client::Answer& answer) {
  const auto status = std::to_string(answer.status);
  if (answer.status == 401)
    return status + (answer.header("WWW-Authenticate").ends_with("invalid_token\"") ? " invalid_token" : "");
  return status + (answer.status == 400 ? " " + answer.json().text("error").value_or("") : "");
}

// A pair as the own server makes it: the first one of a login, refreshed.
lesson::OneKind::Pair own_pair(OwnTaskboard& own, http_client::Client& client, const std::string& name) {
  const auto first = own.log_in(own.add(name)).refresh.text;
  const auto pair = client.post("/refresh", {{"refresh_token", first}}).json();
  return {.access_token = pair.text("access_token").value_or("none"),
          .refresh_token = pair.text("refresh_token").value_or("none")};
}

// "GET /me said 200. POST /refresh said 400 invalid_grant.", of those that were asked.
std::string what_both_said(const std::string& at_me, const std::string& at_refresh) {
  const auto me = at_me.empty() ? "" : "GET /me said " + at_me + ". ";
  return me + (at_refresh.empty() ? "" : "POST /refresh said " + at_refresh + ".");
}

lab::Result try_own(OwnTaskboard& own) {
  TestServer server(own.app());
  auto client = server.client();
  const auto alices = own_pair(own, client, "alice").access_token;
  const auto bobs = own_pair(own, client, "bob").refresh_token;
  std::string at_me, at_refresh;
  const auto doors = evidence(client, alices, bobs);
  auto watched = doors;
  watched.show_me = [&](const std::string& token) {
    const auto answer = doors.show_me(token);
    if (token == bobs) at_me = refusal(answer);
    return answer;
  };
  watched.refresh = [&](const std::string& token) {
    const auto answer = doors.refresh(token);
    if (token == alices) at_refresh = refusal(answer);
    return answer;
  };
  lesson::attack(watched);

  const auto result = [](Outcome outcome, const std::string& reason) -> lab::Result {
    return {lab::Server::own, outcome, request, reason};
  };
  const auto said = what_both_said(at_me, at_refresh);
  if (at_me == "200" || at_refresh == "200") return result(Outcome::breached, said);
  if (at_me.empty() || at_refresh.empty()) return result(Outcome::not_attacked, not_shown(at_me, at_refresh));
  if (at_me != "401 invalid_token" || at_refresh != "400 invalid_grant")
    return result(Outcome::blocked_for_the_wrong_reason, said);
  if (jwt::UnverifiedToken::decode(bobs))
    return result(Outcome::blocked_for_the_wrong_reason, "Its refresh token is a JWT, too.");
  return result(Outcome::blocked,
                "Its refresh tokens are not JWTs, and its access tokens are in no table of refresh tokens.");
}

}  // namespace

TEST_CASE("lab5a each token is sent to the route of the other kind", "[lab5a][by_the_book]") {
  const Visit visit;

  CHECK(count_of(visit.access_token, visit.at_me) == 0);
  CHECK(count_of(visit.refresh_token, visit.at_refresh) == 0);
}

TEST_CASE("lab5a each token is sent unchanged", "[lab5a][rewrites_the_token]") {
  const Visit visit;

  for (const auto& tokens : {visit.at_me, visit.at_refresh})
    for (const auto& token : tokens) CHECK(visit.origin_of(token) == "found");
}

TEST_CASE("lab5a both routes are attacked", "[lab5a][one_way]") {
  const Visit visit;

  CHECK(visit.at_me.size() > 0);
  CHECK(visit.at_refresh.size() > 0);
}

TEST_CASE("lab5a the loot is bob's account and a new access token", "[lab5a][the_wrong_loot]") {
  const Visit visit;

  CHECK(visit.loot.account == visit.account);
  CHECK(visit.loot.access_token == visit.new_access_token);
}

TEST_CASE("lab5a the flawed server takes each kind of token for the other", "[lab5a][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab5a your own server keeps the two kinds of token apart", "[lab5a][own_server_holds][R16]") {
  OwnTaskboard own;
  const auto result = try_own(own);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab5a honest users use each token at its own route, on both servers", "[lab5a][honest_traffic]") {
  lesson::OneKind next_door;
  const auto pair = next_door.log_in("alice");
  TestServer flawed(next_door.routes());
  CHECK(flawed.client().get("/me", {http_client::bearer(pair.access_token)}).status == 200);
  CHECK(flawed.client().post("/refresh", {{"refresh_token", pair.refresh_token}}).status == 200);
  CHECK(next_door.ledger().refresh_token_at_me + next_door.ledger().access_token_at_refresh == 0);

  OwnTaskboard own;
  TestServer server(own.app());
  auto client = server.client();
  const auto own_tokens = own_pair(own, client, "alice");
  CHECK(client.get("/me", {http_client::bearer(own_tokens.access_token)}).status == 200);
  CHECK(client.post("/refresh", {{"refresh_token", own_tokens.refresh_token}}).status == 200);
}
