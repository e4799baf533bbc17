#include "taskboard/sessions.hpp"

#include "taskboard/internal/user_rows.hpp"

namespace taskboard {
namespace {

constexpr std::int64_t one_day = std::int64_t{24} * 60 * 60;
constexpr std::int64_t forgotten_at_once = 1000;  // Refresh tokens, a few milliseconds.

// A refresh token as the database knows it.
struct Stored {
  Session session;
  bool used;
};

std::optional<Stored> find_token(store::Database& database, const std::string& hash) {
  static const std::string by_hash =
      "SELECT " + std::string(session_columns) +
      ", used FROM refresh_tokens JOIN sessions ON sessions.id = session_id WHERE hash = ?";
  const auto rows = database.read(by_hash, {hash});
  if (rows.empty()) return std::nullopt;
  return Stored{session_of(rows.front()), rows.front().integer(column_count) == 1};
}

void add_pair(store::Database& database, std::int64_t session_id, const TokenPair& pair) {
  database.write(
      "INSERT INTO refresh_tokens (hash, session_id, access_id, access_expires_at) VALUES (?, ?, ?, ?)",
      {pair.refresh.hash, session_id, pair.access.id, pair.access.expires_at});
}

// Part of the way only when there is much to forget: nobody waits long for the login of somebody else.
void forget_old_sessions(store::Database& database, std::int64_t now) {
  const auto before = now - absolute_limit - one_day;
  database.write(
      "DELETE FROM refresh_tokens WHERE hash IN (SELECT hash FROM refresh_tokens JOIN sessions "
      "ON sessions.id = session_id WHERE started_at <= ? LIMIT ?)",
      {before, forgotten_at_once});
  database.write(
      "DELETE FROM sessions WHERE started_at <= ? "
      "AND NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = sessions.id)",
      {before});
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
    end_session(database, session.id, now);
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

std::optional<Session> start_session(store::Database& database, const User& as_found, const TokenPair& first,
                                     std::int64_t now) {
  std::optional<std::int64_t> id;
  database.transaction([&] {
    forget_old_sessions(database, now);
    id = database.insert(
        "INSERT INTO sessions (user_id, started_at, last_used_at) "
        "SELECT id, ?, ? FROM users WHERE id = ? AND revision = ? AND active = 1",
        {now, now, as_found.id, as_found.revision});
    if (id) add_pair(database, *id, first);
  });
  if (!id) return std::nullopt;
  return Session{.id = *id, .user_id = as_found.id, .started_at = now, .last_used_at = now};
}

std::optional<Session> find_session(store::Database& database, std::string_view refresh_token) {
  const auto token = find_token(database, refresh_token_hash(refresh_token));
  return token ? std::optional{token->session} : std::nullopt;
}

std::optional<TokenHolder> find_holder(store::Database& database, const TokenName& token) {
  static const std::string by_token =
      "SELECT " + std::string(user_columns) + ", " + std::string(session_columns) +
      ", EXISTS (SELECT 1 FROM ended_tokens WHERE issuer = ? AND token_id = access_id) "
      "FROM refresh_tokens JOIN sessions ON sessions.id = session_id JOIN users ON users.id = user_id "
      "WHERE access_id = ?";
  const auto rows = database.read(by_token, {token.issuer, token.id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  auto session = session_of(row, column_count);
  const bool has_ended = session.ended_at.has_value() || row.integer(2 * column_count) == 1;
  return TokenHolder{.user = user_of(row), .session = session, .has_ended = has_ended};
}

std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id) {
  static const std::string of_user = "SELECT " + std::string(session_columns) +
                                     " FROM sessions WHERE user_id = ? AND ended_at IS NULL ORDER BY id";
  std::vector<Session> open;
  for (const auto& row : database.read(of_user, {user_id})) open.push_back(session_of(row));
  return open;
}

std::vector<Session> open_sessions(store::Database& database, std::int64_t user_id, std::int64_t now) {
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
  database.write("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL", {now, session_id});
}

void end_all_sessions(store::Database& database, std::int64_t user_id, std::int64_t now) {
  database.write("UPDATE sessions SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL", {now, user_id});
}

}  // namespace taskboard
