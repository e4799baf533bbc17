#pragma once

// What the judges of labs 6b and 6c share: an attack that forges the token of an admin.
#include <algorithm>
#include <string>
#include <vector>

#include "any_key.hpp"
#include "jwt/unverified_token.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"

// A decoded token, as mallory has it.
struct Apart {
  json::Value header, claims;

  explicit Apart(const std::string& token) {
    const auto decoded = jwt::UnverifiedToken::decode(token).value();
    header = decoded.unverified_header();
    claims = decoded.unverified_claims();
  }
};

// A server that accepts every token and records it.
struct OpenDoor {
  json::Value header{{"alg", "HS256"}, {"typ", "JWT"}, {"kid", "key-" + random_word()}};
  json::Value claims{{"sub", "mallory"}, {"iat", random_instant()}, {"exp", random_instant()}};
  std::string victim = random_word(), account = json::Value{{"user", random_word()}}.dump();
  std::vector<std::string> shown;

  http_client::Answer show_me(const std::string& token) {
    shown.push_back(token);
    return {.status = 200, .body = account};
  }
  // What was sent, decoded; a text that is not a token fails the check.
  std::vector<jwt::UnverifiedToken> tokens() const {
    std::vector<jwt::UnverifiedToken> all;
    for (const auto& token : shown) all.push_back(jwt::UnverifiedToken::decode(token).value());
    return all;
  }
  // The kid of each; "no kid".
  std::vector<std::string> kids() const {
    std::vector<std::string> all;
    for (const auto& token : tokens())
      all.push_back(token.unverified_header().text("kid").value_or("no kid"));
    return all;
  }
};

inline lab::Result no_attack(lab::Server server, const std::string& request) {
  return {server, lab::Outcome::not_attacked, request, "No request was sent to GET /me."};
}

// What a token is signed with, compared with the key that it should be.
inline std::string key_of(const jwt::UnverifiedToken& token, const std::string& secret) {
  return lesson::is_signed_with(token, secret) ? "the right key" : "another key";
}

// The same attack at the learner's own Taskboard, with mallory's own token decoded. `run` runs it.
lab::Result try_own_kid(OwnTaskboard& own, const std::string& request, const auto& run) {
  const auto app = own.app();
  const auto carol = own.add("carol", taskboard::Role::admin);
  const Apart mallorys(own.log_in(own.add("mallory")).access.text);
  std::vector<Knock> shown;
  run(mallorys, std::to_string(carol.id), [&](const std::string& token) {
    shown.push_back(show_me(app, token));
    return shown.back().answer;
  });

  if (shown.empty()) return no_attack(lab::Server::own, request);
  const bool opened = std::ranges::any_of(shown, [](const Knock& k) { return k.answer.status == 200; });
  const bool blocked = shown.back().log_reason == "key_not_found";
  return {lab::Server::own,
          opened    ? lab::Outcome::breached
          : blocked ? lab::Outcome::blocked
                    : lab::Outcome::blocked_for_the_wrong_reason,
          request,
          blocked ? "No key in its ring has this id, and it looks nowhere else."
                  : "GET /me said " + shown.back().told() + "."};
}
