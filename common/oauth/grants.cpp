#include "oauth/grants.hpp"

#include <array>

#include "oauth/authorization_codes.hpp"

namespace oauth {
namespace {

constexpr auto columns =
    "grants.id, client_id, subject, scope, resource, nonce, authenticated_at, started_at, ended_at";
constexpr std::size_t ended_at = 8, used = 9, issued_at = 10;

Grant grant_of(const store::Row& row) {
  return {.id = row.integer(0),
          .client_id = row.text(1),
          .subject = row.text(2),
          .scope = row.text(3),
          .resource = row.text(4),
          .nonce = row.maybe_text(5),
          .authenticated_at = row.integer(6),
          .started_at = row.integer(7)};
}

std::vector<store::Row> find_refresh_token(store::Database& database, const std::string& hash) {
  return database.read(
      std::string("SELECT ") + columns +
          ", used, issued_at FROM refresh_tokens JOIN grants ON grants.id = grant_id WHERE hash = ?",
      {hash});
}

std::vector<store::Row> find_access_token(store::Database& database, std::string_view id) {
  return database.read(
      std::string("SELECT ") + columns +
          " FROM access_tokens JOIN grants ON grants.id = grant_id WHERE access_tokens.id = ?",
      {std::string(id)});
}

}  // namespace

Grant start_grant(store::Database& database, const Authorization& authorization, std::int64_t now) {
  database.write("DELETE FROM grants WHERE started_at <= ?", {now - grant_lifetime});
  const auto id = database.insert(
      "INSERT INTO grants (client_id, subject, scope, resource, nonce, authenticated_at, started_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {authorization.client_id, authorization.subject, authorization.scope, authorization.resource,
       store::nullable(authorization.nonce), authorization.authenticated_at, now});
  return {.id = id.value(),
          .client_id = authorization.client_id,
          .subject = authorization.subject,
          .scope = authorization.scope,
          .resource = authorization.resource,
          .nonce = authorization.nonce,
          .authenticated_at = authorization.authenticated_at,
          .started_at = now};
}

void end_grant(store::Database& database, std::int64_t id, std::int64_t now) {
  database.write("UPDATE grants SET ended_at = ? WHERE id = ? AND ended_at IS NULL", {now, id});
}

void add_access_token(store::Database& database, const Grant& grant, const std::string& id,
                      std::int64_t expires_at, std::int64_t now) {
  database.write("DELETE FROM access_tokens WHERE expires_at <= ?", {now});
  database.write("INSERT INTO access_tokens (id, grant_id, expires_at) VALUES (?, ?, ?)",
                 {id, grant.id, expires_at});
}

void add_refresh_token(store::Database& database, const Grant& grant, const OpaqueToken& token,
                       std::int64_t now) {
  database.write("INSERT INTO refresh_tokens (hash, grant_id, issued_at) VALUES (?, ?, ?)",
                 {token.hash, grant.id, now});
}

std::string_view code(RefreshProblem problem) {
  constexpr std::array<std::string_view, 5> codes{"unknown", "other_client", "used_before", "grant_ended",
                                                  "expired"};
  static_assert(codes.size() == static_cast<std::size_t>(RefreshProblem::expired) + 1);
  return codes[static_cast<std::size_t>(problem)];
}

std::expected<Grant, RefreshProblem> spend_refresh_token(store::Database& database, std::string_view text,
                                                         const std::string& client_id, std::int64_t now) {
  const auto hash = opaque_token_hash(text);
  const auto rows = find_refresh_token(database, hash);
  if (rows.empty()) return std::unexpected(RefreshProblem::unknown);
  const auto& row = rows.front();
  auto grant = grant_of(row);
  if (grant.client_id != client_id) return std::unexpected(RefreshProblem::other_client);
  if (row.integer(used) == 1) {
    end_grant(database, grant.id, now);
    return std::unexpected(RefreshProblem::used_before);
  }
  if (row.maybe_integer(ended_at)) return std::unexpected(RefreshProblem::grant_ended);
  if (now >= grant.started_at + grant_lifetime || now >= row.integer(issued_at) + idle_lifetime)
    return std::unexpected(RefreshProblem::expired);
  database.write("UPDATE refresh_tokens SET used = 1 WHERE hash = ?", {hash});
  return grant;
}

std::optional<Grant> grant_of_refresh_token(store::Database& database, std::string_view text) {
  const auto rows = find_refresh_token(database, opaque_token_hash(text));
  return rows.empty() ? std::nullopt : std::optional(grant_of(rows.front()));
}

std::optional<Grant> grant_of_access_token(store::Database& database, std::string_view id) {
  const auto rows = find_access_token(database, id);
  return rows.empty() ? std::nullopt : std::optional(grant_of(rows.front()));
}

bool is_access_token_active(store::Database& database, std::string_view id) {
  const auto rows = find_access_token(database, id);
  return !rows.empty() && !rows.front().maybe_integer(ended_at);
}

}  // namespace oauth
