#include "oauth/authorization_codes.hpp"

#include "oauth/opaque_token.hpp"

namespace oauth {
namespace {

void make_room(store::Database& database, const Authorization& authorization, std::int64_t now) {
  database.write("DELETE FROM authorization_codes WHERE grant_id IS NULL AND expires_at <= ?", {now});
  database.write(
      "DELETE FROM authorization_codes WHERE hash IN (SELECT hash FROM authorization_codes "
      "WHERE subject = ? AND client_id = ? AND grant_id IS NULL ORDER BY expires_at DESC LIMIT -1 OFFSET ?)",
      {authorization.subject, authorization.client_id, open_codes - 1});
}

}  // namespace

std::string issue_code(store::Database& database, const Authorization& authorization,
                       const CodeBinding& binding, std::int64_t now) {
  auto code = new_opaque_token();
  database.transaction([&] {
    make_room(database, authorization, now);
    database.write(
        "INSERT INTO authorization_codes (hash, client_id, redirect_uri, code_challenge, subject, scope, "
        "resource, nonce, authenticated_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {code.hash, authorization.client_id, binding.redirect_uri, binding.code_challenge,
         authorization.subject, authorization.scope, authorization.resource,
         store::nullable(authorization.nonce), authorization.authenticated_at, now + code_lifetime});
  });
  return std::move(code.text);
}

std::optional<StoredCode> find_code(store::Database& database, std::string_view text) {
  const auto hash = opaque_token_hash(text);
  const auto rows = database.read(
      "SELECT client_id, redirect_uri, code_challenge, subject, scope, resource, nonce, authenticated_at, "
      "expires_at, grant_id FROM authorization_codes WHERE hash = ?",
      {hash});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return StoredCode{.hash = hash,
                    .authorization = {.client_id = row.text(0),
                                      .subject = row.text(3),
                                      .scope = row.text(4),
                                      .resource = row.text(5),
                                      .nonce = row.maybe_text(6),
                                      .authenticated_at = row.integer(7)},
                    .binding = {.redirect_uri = row.text(1), .code_challenge = row.text(2)},
                    .expires_at = row.integer(8),
                    .grant_id = row.maybe_integer(9)};
}

std::optional<Grant> start_grant(store::Database& database, const StoredCode& code, std::int64_t now) {
  auto grant = start_grant(database, code.authorization, now);
  const auto redeemed =
      database.write("UPDATE authorization_codes SET grant_id = ? WHERE hash = ? AND grant_id IS NULL",
                     {grant.id, code.hash});
  if (redeemed == 1) return grant;
  database.write("DELETE FROM grants WHERE id = ?", {grant.id});
  return std::nullopt;
}

}  // namespace oauth
