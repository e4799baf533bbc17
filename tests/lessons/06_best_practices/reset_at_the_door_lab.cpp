// The judge of lab 6a: a token from a mail at the route of an access token, at the flawed server and at the
// learner's own Taskboard.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "knock.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "reset_at_the_door.hpp"
#include "reset_at_the_door_flawed.hpp"

namespace {

using lab::Outcome;

constexpr auto request = "GET /me with the token from a password-reset mail";
constexpr auto new_password = "a-new-looking-glass";

std::string token_in(const std::string& link) { return link.substr(link.find("token=") + 6); }

json::Value reset_body(const std::string& token, const std::string& password) {
  return {{"token", token}, {"password", password}};
}

// The routes of an app. `shown` keeps the tokens that were sent to GET /me.
lesson::Evidence doors(const web::App& app, const std::string& link, std::vector<Knock>& shown) {
  return {.link = link,
          .show_me =
              [&](const std::string& token) {
                shown.push_back(show_me(app, token));
                return shown.back().answer;
              },
          .reset =
              [&](const std::string& token, const std::string& password) {
                return post(app, "/password/reset", reset_body(token, password)).answer;
              }};
}

// What was sent to two routes that record it, and the loot.
struct Visit {
  lesson::ResetDesk issuer;  // Of a token that looks real.
  std::string link = "https://" + random_word() + ".example/reset?token=" + token_in(issuer.forgot("alice"));
  std::string account = json::Value{{"user", random_word()}}.dump();
  std::vector<std::string> at_me;
  lesson::Loot loot;

  Visit() {
    loot = lesson::attack({.link = link,
                           .show_me = [&](const std::string& token) -> http_client::Answer {
                             at_me.push_back(token);
                             return {.status = 200, .body = account};
                           },
                           .reset = [](const auto&, const auto&) -> http_client::Answer {
                             return {.status = 400, .body = R"({"detail":"This link has been used."})"};
                           }});
  }
};

lab::Result no_attack(lab::Server server) {
  return {server, Outcome::not_attacked, request, "No request was sent to GET /me."};
}

lab::Result try_flawed() {
  lesson::ResetDesk next_door;
  const auto app = next_door.routes();
  const auto link = next_door.forgot("alice");
  post(app, "/password/reset", reset_body(token_in(link), new_password));
  std::vector<Knock> shown;
  const auto loot = lesson::attack(doors(app, link, shown));

  const bool breached = next_door.reset_tokens_at_me() > 0 && loot.account == R"({"user":"alice"})";
  if (shown.empty()) return no_attack(lab::Server::flawed);
  const auto last = "GET /me answered " + said_by(shown.back().answer);
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
          breached ? "It checked who had made the token, and never what the token is for." : last};
}

// The token in the own server's mail to the user with this e-mail address.
std::string mailed_token(OwnTaskboard& own, const web::App& app, const std::string& email) {
  post(app, "/password/forgot", {{"email", email}});
  const auto mails = own.mails();
  return mails.empty() ? "no mail" : mails.back().token;
}

lab::Result try_own(OwnTaskboard& own) {
  const auto app = own.app();
  const auto token = mailed_token(own, app, own.add("alice").email);
  post(app, "/password/reset", reset_body(token, new_password));
  std::vector<Knock> shown;
  lesson::attack(doors(app, "https://taskboard.example/reset?token=" + token, shown));

  if (shown.empty()) return no_attack(lab::Server::own);
  const bool opened = std::ranges::any_of(shown, [](const Knock& k) { return k.answer.status == 200; });
  const bool blocked = shown.back().log_reason == "wrong_type";
  return {lab::Server::own,
          opened    ? Outcome::breached
          : blocked ? Outcome::blocked
                    : Outcome::blocked_for_the_wrong_reason,
          request,
          blocked ? "A token of this kind is accepted at its own route only."
                  : "GET /me said " + shown.back().told() + "."};
}

}  // namespace

TEST_CASE("lab6a the token is sent to GET /me, not to its own route", "[lab6a][by_the_book]") {
  CHECK(Visit().at_me.size() > 0);
}

TEST_CASE("lab6a the token is the part of the link after the equals sign", "[lab6a][whole_link]") {
  for (const auto& token : Visit().at_me) {
    CAPTURE(token);
    CHECK(std::ranges::count(token, '.') == 2);
    CHECK(std::ranges::count(token, '=') == 0);
  }
}

TEST_CASE("lab6a the token is sent unchanged", "[lab6a][rewrites_the_token]") {
  const Visit visit;

  for (const auto& token : visit.at_me) CHECK(token == token_in(visit.link));
}

TEST_CASE("lab6a the loot is alice's account", "[lab6a][the_wrong_loot]") {
  const Visit visit;

  CHECK(visit.loot.account == visit.account);
}

TEST_CASE("lab6a the flawed server takes a reset token for an access token", "[lab6a][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab6a your own server checks what a token is for", "[lab6a][own_server_holds][R16]") {
  OwnTaskboard own;
  const auto result = try_own(own);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab6a your own server keeps the kinds of token apart, used or not",
          "[lab6a][own_server_holds][R16]") {
  OwnTaskboard own;
  const auto app = own.app();
  const auto alice = own.add("alice");
  const auto access = own.log_in(alice).access.text;

  CHECK(show_me(app, mailed_token(own, app, alice.email)).told() == "401 (wrong_type)");
  CHECK(post(app, "/password/reset", reset_body(access, new_password)).answer.status == 400);
}

TEST_CASE("lab6a honest users log in and set passwords, on both servers", "[lab6a][honest_traffic]") {
  lesson::ResetDesk next_door;
  const auto flawed = next_door.routes();
  const auto token = token_in(next_door.forgot("alice"));
  CHECK(show_me(flawed, next_door.log_in("alice")).answer.body == R"({"user":"alice"})");
  CHECK(post(flawed, "/password/reset", reset_body(token, new_password)).answer.status == 204);
  CHECK(post(flawed, "/password/reset", reset_body(token, new_password)).answer.status == 400);
  CHECK(next_door.reset_tokens_at_me() == 0);

  OwnTaskboard own;
  const auto app = own.app();
  const auto alice = own.add("alice");
  CHECK(show_me(app, own.log_in(alice).access.text).answer.status == 200);
  const auto mailed = mailed_token(own, app, alice.email);
  CHECK(post(app, "/password/reset", reset_body(mailed, new_password)).answer.status == 204);
  CHECK(post(app, "/users/login", {{"email", alice.email}, {"password", new_password}}).answer.status == 200);
}
