#pragma once

// What the judges of this lesson share: a Taskboard in memory, users, and sessions with tokens nobody signed.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

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

// A pair for judges of what happens in the database: its access token is a word, and ends within a
// quarter of an hour.
inline taskboard::TokenPair some_pair(std::int64_t now) {
  const auto refresh = some_refresh_token();
  return {.access = {.text = "access " + refresh.text,
                     .id = "id " + refresh.text,
                     .expires_at = now + random_integer(1, 900)},
          .refresh = refresh};
}

// Users with sessions who have nothing to do with the case. Behind them a new user's id is no session's of
// theirs that is new. Gives their number.
inline std::int64_t add_strangers(store::Database& database, std::int64_t now) {
  const auto count = random_integer(2, 4);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto stranger = new_user(database, "stranger" + std::to_string(i));
    for (int login = 0; login < 2; ++login) taskboard::start_session(database, stranger, some_pair(now), now);
  }
  return count;
}

// All that is stored of sessions and their tokens, a line for each row.
inline std::vector<std::string> stored_rows(store::Database& database) {
  std::vector<std::string> lines;
  for (const auto& row : database.read(
           "SELECT 'session ' || id || ': user ' || user_id || ', started ' || started_at || ', used ' || "
           "last_used_at || ', ended ' || ifnull(ended_at, 'never') FROM sessions UNION ALL "
           "SELECT 'token ' || substr(hash, 1, 8) || ': session ' || session_id || ', used ' || used || "
           "', access token ' || access_id || ' until ' || access_expires_at FROM refresh_tokens ORDER BY 1"))
    lines.push_back(row.text(0));
  return lines;
}

// The rows that were not there before, and those that are gone: "" when nothing changed.
inline std::string changes(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::vector<std::string> lines;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(lines));
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

// Where a session stands: "goes on", or "ended".
inline std::string state_of(store::Database& database, const taskboard::TokenPair& pair) {
  const auto session = taskboard::find_session(database, pair.refresh.text);
  if (!session) return "unknown";
  return session->ended_at ? "ended" : "goes on";
}
