#include "taskboard/sessions.hpp"

#include "taskboard/users.hpp"

namespace taskboard {
namespace {

constexpr std::int64_t one_day = std::int64_t{24} * 60 * 60;

// A refresh token as the database knows it.
struct Stored {
  Session session;
  bool used;
};

Session session_of(const store::Row& row) {
  return {.id = row.integer(0),
          .user_id = row.integer(1),
          .started_at = row.integer(2),
          .last_used_at = row.integer(3),
          .ended_at = row.maybe_integer(4)};
}

std::optional<Stored> find_token(store::Database& database, const std::string& hash) {
  const auto rows = database.read(
      "SELECT id, user_id, started_at, last_used_at, ended_at, used FROM refresh_tokens "
      "JOIN sessions ON id = session_id WHERE hash = ?",
      {hash});
  if (rows.empty()) return std::nullopt;
  return Stored{session_of(rows.front()), rows.front().integer(5) == 1};
}

void add_pair(store::Database& database, std::int64_t session_id, const TokenPair& pair) {
  database.write(
      "INSERT INTO refresh_tokens (hash, session_id, access_id, access_expires_at) VALUES (?, ?, ?, ?)",
      {pair.refresh.hash, session_id, pair.access.id, pair.access.expires_at});
}

// Inside the caller's transaction.
void end_now(store::Database& database, std::int64_t session_id, std::int64_t now) {
  end_access_tokens(database, session_id, now);
  database.write("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL", {now, session_id});
}

void end_all_now(store::Database& database, std::int64_t user_id, std::int64_t now) {
  for (const auto& session : open_sessions(database, user_id)) end_now(database, session.id, now);
}

std::optional<RefreshProblem> problem_of(const Session& session, std::int64_t now) {
  if (session.ended_at) return RefreshProblem::session_ended;
  if (now >= session.started_at + absolute_limit) return RefreshProblem::session_too_old;
  if (now >= session.last_used_at + idle_limit) return RefreshProblem::idle_too_long;
  return std::nullopt;
}

// Inside the caller's transaction, so that nothing changes between a look and a write.
std::expected<TokenPair, RefreshProblem> refresh_now(store::Database& database, const std::string& hash,
                                                     const IssuePair& issue, std::int64_t now) {
  const auto token = find_token(database, hash);
  if (!token) return std::unexpected(RefreshProblem::unknown);
  const Session& session = token->session;
  if (token->used) {
    end_now(database, session.id, now);
    return std::unexpected(RefreshProblem::used_before);
  }
  if (const auto problem = problem_of(session, now)) return std::unexpected(*problem);
  const auto user = find_user(database, session.user_id);
  if (!user || !user->active) return std::unexpected(RefreshProblem::no_active_user);

  auto next = issue(*user);
  database.write("UPDATE refresh_tokens SET used = 1 WHERE hash = ?", {hash});
  add_pair(database, session.id, next);
  database.write("UPDATE sessions SET last_used_at = ? WHERE id = ?", {now, session.id});
  return next;
}

}  // namespace

Session start_session(store::Database& database, std::int64_t user_id, const TokenPair& first,
                      std::int64_t now) {
  Session session{.user_id = user_id, .started_at = now, .last_used_at = now};
  database.transaction([&] {
    database.write("DELETE FROM sessions WHERE started_at <= ?", {now - absolute_limit - one_day});
    session.id = database
                     .insert("INSERT INTO sessions (user_id, started_at, last_used_at) VALUES (?, ?, ?)",
                             {user_id, now, now})
                     .value();
    add_pair(database, session.id, first);
  });
  return session;
}

std::optional<Session> find_session(store::Database& database, std::string_view refresh_token) {
  const auto token = find_token(database, refresh_token_hash(refresh_token));
  return token ? std::optional{token->session} : std::nullopt;
}

std::optional<Session> session_of_access_token(store::Database& database, std::string_view token_id) {
  const auto rows = database.read(
      "SELECT id, user_id, started_at, last_used_at, ended_at FROM refresh_tokens "
      "JOIN sessions ON id = session_id WHERE access_id = ?",
      {std::string(token_id)});
  return rows.empty() ? std::nullopt : std::optional{session_of(rows.front())};
}

std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id) {
  std::vector<Session> open;
  for (const auto& row : database.read("SELECT id, user_id, started_at, last_used_at, ended_at FROM sessions "
                                       "WHERE user_id = ? AND ended_at IS NULL ORDER BY id",
                                       {user_id}))
    open.push_back(session_of(row));
  return open;
}

std::vector<Session> living_sessions(store::Database& database, std::int64_t user_id, std::int64_t now) {
  auto living = open_sessions(database, user_id);
  std::erase_if(living, [now](const Session& session) { return problem_of(session, now).has_value(); });
  return living;
}

std::expected<TokenPair, RefreshProblem> refresh(store::Database& database, std::string_view presented,
                                                 const IssuePair& issue, std::int64_t now) {
  const auto hash = refresh_token_hash(presented);
  std::expected<TokenPair, RefreshProblem> outcome = std::unexpected(RefreshProblem::unknown);
  if (!find_token(database, hash)) return outcome;  // Whoever guesses does not stand in the writers' line.
  database.transaction([&] { outcome = refresh_now(database, hash, issue, now); });
  return outcome;
}

void end_session(store::Database& database, std::int64_t session_id, std::int64_t now) {
  database.transaction([&] { end_now(database, session_id, now); });
}

void end_all_sessions(store::Database& database, std::int64_t user_id, std::int64_t now) {
  database.transaction([&] { end_all_now(database, user_id, now); });
}

bool reset_password(store::Database& database, const Account& account, const PasswordHash& next,
                    std::int64_t now) {
  bool was_reset = false;
  database.transaction([&] {
    was_reset = database.write("UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?",
                               {next.text, account.user.id, account.password.text}) == 1;
    if (was_reset) end_all_now(database, account.user.id, now);
  });
  return was_reset;
}

}  // namespace taskboard
