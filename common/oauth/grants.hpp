#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "oauth/opaque_token.hpp"
#include "store/database.hpp"

// Grants: one consent of a user that became tokens. A grant has a refresh token at a time, and the ids of its
// access tokens. When it ends, it ends for all of them. Every function that changes something says whether it
// runs in a transaction of its own.
namespace oauth {

struct Authorization;

struct Grant {
  std::int64_t id = 0;
  std::string client_id;
  std::string subject;
  std::string scope;
  std::string resource;
  std::optional<std::string> nonce{};
  std::int64_t authenticated_at = 0;
  std::int64_t started_at = 0;
};

// A grant ends after so many seconds at the latest, and when its refresh token was not used for so many
// (R27).
inline constexpr std::int64_t grant_lifetime = std::int64_t{30} * 24 * 60 * 60;
inline constexpr std::int64_t idle_lifetime = std::int64_t{7} * 24 * 60 * 60;

// Starts a grant. Takes grants out of the table that ended long ago. REQUIRES: inside the caller's
// transaction.
Grant start_grant(store::Database& database, const Authorization& authorization, std::int64_t now);

// Ends a grant: its refresh tokens are refused, and so are its access tokens wherever
// is_access_token_active() is asked. Does nothing to one that has ended. REQUIRES: inside the caller's
// transaction, or none at all.
void end_grant(store::Database& database, std::int64_t id, std::int64_t now);

// Remembers an access token, and a refresh token. REQUIRES: inside the transaction that started or found
// `grant`.
void add_access_token(store::Database& database, const Grant& grant, const std::string& id,
                      std::int64_t expires_at, std::int64_t now);
void add_refresh_token(store::Database& database, const Grant& grant, const OpaqueToken& token,
                       std::int64_t now);

// Why a refresh token is refused. The client learns invalid_grant.
enum class RefreshProblem { unknown, other_client, used_before, grant_ended, expired };
std::string_view code(RefreshProblem problem);

// Spends the refresh token with this text, which must be the client's: exactly one caller gets the grant. One
// that was spent before ends the grant (R29), a token of another client does not. REQUIRES: inside the
// caller's transaction, which is to be committed also for a refusal.
std::expected<Grant, RefreshProblem> spend_refresh_token(store::Database& database, std::string_view text,
                                                         const std::string& client_id, std::int64_t now);

// The grant of a refresh token, spent or not, and of an access token's id; std::nullopt if there is none.
std::optional<Grant> grant_of_refresh_token(store::Database& database, std::string_view text);
std::optional<Grant> grant_of_access_token(store::Database& database, std::string_view id);

// Was the access token with this id issued here, and does its grant go on?
bool is_access_token_active(store::Database& database, std::string_view id);

}  // namespace oauth
