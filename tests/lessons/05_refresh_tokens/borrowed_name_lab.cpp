// The judge of lab 5c: an expired token of one user beside the refresh token of another, at the flawed server
// and at the learner's own Taskboard.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "borrowed_name.hpp"
#include "borrowed_name_flawed.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

namespace {

using lab::Outcome;

constexpr auto request = "POST /refresh with alice's expired token and mallory's refresh token";
constexpr std::int64_t week = 7 * 24 * 3600;

// The flawed server with a clock that can be moved: tokens that were issued in the past have expired.
struct NextDoor {
  std::int64_t now = base::system_seconds();
  lesson::GullibleDesk desk{[this] { return now; }};
  std::int64_t alice = random_integer(1, 100), mallory = alice + 1;

  std::string old_access_token(std::int64_t user) {
    now -= week;
    const auto token = desk.log_in(user).access_token;
    now += week;
    return token;
  }
  json::Value account(std::int64_t user) const { return {{"user", std::to_string(user)}}; }
};

// What was sent to a server that serves everybody and records it, and the loot.
struct Visit {
  NextDoor issuer;  // Of tokens that look real.
  std::string expired = issuer.old_access_token(issuer.alice);
  std::string refresh_token = random_word();
  std::string new_access_token = random_word();
  std::string account = json::Value{{"user", random_word()}}.dump();
  std::vector<json::Value> sent;
  std::vector<std::string> shown;
  lesson::Loot loot;

  Visit() {
    const json::Value pair{{"access_token", new_access_token}, {"refresh_token", random_word()}};
    loot = lesson::attack({.expired_access_token = expired,
                           .refresh_token = refresh_token,
                           .show_me = [&](const std::string& token) -> http_client::Answer {
                             shown.push_back(token);
                             return {.status = 200, .body = account};
                           },
                           .refresh = [&](const json::Value& body) -> http_client::Answer {
                             sent.push_back(body);
                             return {.status = 200, .body = pair.dump()};
                           }});
  }
};

// "both tokens", or which of them a body has.
std::string tokens_in(const json::Value& body) {
  const bool access = body.contains("access_token"), refresh = body.contains("refresh_token");
  if (access && refresh) return "both tokens";
  return access ? "access_token alone" : refresh ? "refresh_token alone" : "neither token";
}

lab::Result no_attack(lab::Server server) {
  return {server, Outcome::not_attacked, request, "No request was sent to POST /refresh."};
}

lab::Result try_flawed() {
  NextDoor next_door;
  TestServer server(next_door.desk.routes());
  auto client = server.client();
  std::string last;
  const auto loot = lesson::attack(
      {.expired_access_token = next_door.old_access_token(next_door.alice),
       .refresh_token = next_door.desk.log_in(next_door.mallory).refresh_token,
       .show_me = [&](const std::string& token) { return client.get("/me", {http_client::bearer(token)}); },
       .refresh =
           [&](const json::Value& body) {
             const auto answer = client.post("/refresh", body);
             last = "POST /refresh answered " + said_by(answer);
             return answer;
           }});
  if (last.empty()) return no_attack(lab::Server::flawed);
  const bool breached =
      next_door.desk.refreshed_for_others() == 1 && loot.account == next_door.account(next_door.alice).dump();
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
          breached ? "Both tokens were in order, but it never checked whether they belong together." : last};
}

// "extra_forbidden at access_token", or what the answer is instead.
std::string problem_in(const http_client::Answer& answer) {
  if (answer.status != 422) return "status " + std::to_string(answer.status);
  const auto problem = answer.json().at("detail").at(0);
  return problem.text("type").value_or("") + " at " + problem.at("loc").at(1).text().value_or("");
}

lab::Result try_own(OwnTaskboard& own) {
  own.now -= week;
  const auto expired = own.log_in(own.add("alice")).access.text;
  own.now += week;
  const auto mallorys = own.log_in(own.add("mallory")).refresh.text;
  TestServer server(own.app());
  auto client = server.client();
  std::string problem;
  bool honest = false;  // Nothing of alice's was sent.
  const auto loot = lesson::attack(
      {.expired_access_token = expired,
       .refresh_token = mallorys,
       .show_me = [&](const std::string& token) { return client.get("/me", {http_client::bearer(token)}); },
       .refresh =
           [&](const json::Value& body) {
             const auto answer = client.post("/refresh", body);
             problem = problem_in(answer);
             honest = !body.dump().contains(expired);
             return answer;
           }});

  if (problem.empty()) return no_attack(lab::Server::own);
  const auto answered = "It answered with " + problem + ".";
  if (honest)
    return {lab::Server::own, Outcome::not_attacked, request,
            "alice's token was not in the body. " + answered};
  const bool blocked = problem == "extra_forbidden at access_token";
  return {lab::Server::own,
          problem == "status 200" ? Outcome::breached
          : blocked               ? Outcome::blocked
                                  : Outcome::blocked_for_the_wrong_reason,
          request, blocked ? "A refresh takes one token, and that token says whose it is." : answered};
}

}  // namespace

TEST_CASE("lab5c the expired token is sent to POST /refresh", "[lab5c][stale_at_the_door]") {
  CHECK(Visit().sent.size() > 0);
}

TEST_CASE("lab5c a request to POST /refresh has both tokens", "[lab5c][one_token]") {
  const Visit visit;

  for (const auto& body : visit.sent) CHECK(tokens_in(body) == "both tokens");
}

TEST_CASE("lab5c each token is sent unchanged", "[lab5c][moves_the_end]") {
  const Visit visit;

  for (const auto& body : visit.sent) {
    CHECK(body.text("access_token") == visit.expired);
    CHECK(body.text("refresh_token") == visit.refresh_token);
  }
}

TEST_CASE("lab5c GET /me is asked with the new access token, not the old one", "[lab5c][shows_the_old_one]") {
  const Visit visit;

  CHECK(visit.shown == std::vector{visit.new_access_token});
  CHECK(visit.loot.account == visit.account);
}

TEST_CASE("lab5c the flawed server takes you for alice", "[lab5c][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab5c your own server accepts the refresh token alone, and no old token beside it",
          "[lab5c][own_server_holds][R30]") {
  OwnTaskboard own;
  const auto result = try_own(own);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab5c your own server ignores an old token in the Authorization header",
          "[lab5c][own_server_holds][R30]") {
  OwnTaskboard own;
  const auto alice = own.log_in(own.add("alice"));
  const auto mallory = own.add("mallory");
  TestServer server(own.app());
  const auto pair = server.client().post("/refresh", {{"refresh_token", own.log_in(mallory).refresh.text}},
                                         {http_client::bearer(alice.access.text)});

  REQUIRE(pair.status == 200);
  const auto me =
      server.client().get("/me", {http_client::bearer(pair.json().text("access_token").value_or(""))});
  CHECK(me.json().integer("id") == mallory.id);
}

TEST_CASE("lab5c honest users get tokens of their own, on both servers", "[lab5c][honest_traffic]") {
  NextDoor next_door;
  TestServer flawed(next_door.desk.routes());
  const auto pair = flawed.client().post(
      "/refresh", {{"access_token", next_door.old_access_token(next_door.alice)},
                   {"refresh_token", next_door.desk.log_in(next_door.alice).refresh_token}});
  const auto token = pair.json().text("access_token").value_or("");
  CHECK(flawed.client().get("/me", {http_client::bearer(token)}).json() ==
        next_door.account(next_door.alice));
  CHECK(next_door.desk.refreshed_for_others() == 0);

  OwnTaskboard own;
  const auto alice = own.log_in(own.add("alice"));
  TestServer server(own.app());
  CHECK(server.client().post("/refresh", {{"refresh_token", alice.refresh.text}}).status == 200);
}
