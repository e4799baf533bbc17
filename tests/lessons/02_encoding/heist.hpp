#pragma once

// The two servers of lab 2: Taskboard, which signs with a word, and the learner's own login desk.

#include <memory>
#include <string>
#include <vector>

#include "crypto/hmac.hpp"
#include "crypto/password.hpp"
#include "password_check.hpp"
#include "random.hpp"
#include "routes.hpp"
#include "test_server.hpp"
#include "weak_signing_key.hpp"
#include "weak_signing_key_flawed.hpp"

namespace heist {

inline constexpr std::int64_t now = 1'800'000'000;  // Later than every number in the README.
inline constexpr std::int64_t week = 7 * 86'400;
inline constexpr crypto::ScryptCost cheap{.log2_n = 4};

// What mallory finds at Taskboard, and what her attack makes of it.
struct Heist {
  const std::vector<std::string> words = lesson::word_list();
  const std::string word =
      words[static_cast<std::size_t>(random_integer(0, static_cast<std::int64_t>(words.size()) - 1))];
  const std::string password = random_word();
  lesson::WordyTaskboard taskboard{word, [] { return now; }};

  Heist() {
    taskboard.add({.name = "alice", .role = "member", .password = random_word()});
    taskboard.add({.name = "carol", .role = "admin", .password = password});
    taskboard.add({.name = "mallory", .role = "member", .password = password});
  }

  lesson::Loot loot() {
    const auto found = taskboard.token_for("alice", now - week);
    return lesson::attack(
        {.found_token = found, .words = words, .own_login = login_as("mallory"), .now = now});
  }
  json::Value login_as(const std::string& name) const {
    return {{"email", name + "@example.com"}, {"password", password}};
  }
};

// The learner's login desk, with a good key, and protected routes to try its tokens on.
struct OwnServer {
  const std::string password = random_word();
  const std::vector<std::byte> key = random_bytes(32);
  TestServer server{app()};

  web::App app() const {
    auto desk = lesson::login_desk(
        {.accounts = {{"alice@example.com", account("alice")}, {"mallory@example.com", account("mallory")}},
         .password_fits = lesson::scrypt_check(cheap),
         .nobodys_password = {crypto::nobodys_password_hash(cheap)},
         .key = lesson::make_key(key).value()},
        [] { return std::chrono::sys_seconds{std::chrono::seconds{now}}; });
    const auto doors_key =
        std::make_shared<const crypto::HmacKey>(crypto::Digest::sha256, crypto::Secret::copy_of(key));
    lesson::add_doors(desk, {.key = doors_key, .now = [] { return now; }});
    return desk;
  }
  lesson::Account account(const std::string& name) const {
    return {.subject = name, .password = {crypto::hash_password(password, cheap)}, .plan = "standard"};
  }
  json::Value login_of(const std::string& name) const {
    return {{"email", name + "@example.com"}, {"password", password}};
  }
  http_client::Answer login(const std::string& name) {
    return server.client().post("/login", login_of(name));
  }
  // What mallory gets from this server.
  lesson::Loot suffer_the_attack() {
    const auto alices = login("alice").json().text("access_token").value_or("");
    const auto words = lesson::word_list();
    return lesson::attack(
        {.found_token = alices, .words = words, .own_login = login_of("mallory"), .now = now});
  }
};

}  // namespace heist
