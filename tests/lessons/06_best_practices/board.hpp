#pragma once

// What the judges of this lesson share: a Taskboard in memory, users, and sessions with tokens nobody signed.
#include <string>

#include "random.hpp"
#include "store/database.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/sessions.hpp"

inline store::Database empty_board() { return store::Database{":memory:", taskboard::migrations()}; }

// Scrypt at its lowest cost: a judge is not the place to wait.
inline constexpr crypto::ScryptCost cheap{.log2_n = 4};

// A new user whose password nobody knows.
inline taskboard::User new_user(store::Database& database, const std::string& name,
                                taskboard::Role role = taskboard::Role::member) {
  return taskboard::add_user(database,
                             {.email = name + "@example.com", .password = {"no hash"}, .role = role})
      .value();
}

// A refresh token whose text nobody can foresee, as the database would know it.
inline taskboard::RefreshToken some_refresh_token() {
  const auto text = random_word() + "-" + std::to_string(random_integer(1, 1'000'000'000));
  return {.text = text, .hash = taskboard::refresh_token_hash(text)};
}

// A pair for judges of what happens in the database: its access token is a word, and ends a quarter of an
// hour after `now`.
inline taskboard::TokenPair some_pair(std::int64_t now) {
  const auto refresh = some_refresh_token();
  return {.access = {.text = "access " + refresh.text, .id = "id " + refresh.text, .expires_at = now + 900},
          .refresh = refresh};
}

// Where a session stands: "goes on", or "ended".
inline std::string state_of(store::Database& database, const taskboard::TokenPair& pair) {
  const auto session = taskboard::find_session(database, pair.refresh.text);
  if (!session) return "unknown";
  return session->ended_at ? "ended" : "goes on";
}
