#pragma once

#include <cstdint>
#include <optional>

#include "jwt/key.hpp"
#include "store/database.hpp"
#include "taskboard/token_pair.hpp"

namespace lesson {

using taskboard::TokenPair;

// How long an access token is valid, in seconds (R27).
inline constexpr std::int64_t access_lifetime = 15 * 60;

// Returns the two tokens of a login or a refresh, for the user as the database has them now (R30).
//   access    a JWT under `key`, whose header says "typ":"at+jwt" (RFC 9068 §2.1, R16). Its claims:
//               iss, aud   taskboard::token_issuer, and nobody else
//               sub        the user's id as text
//               jti        32 hexadecimal digits that are new each time; .id repeats it
//               iat, exp   `now`, and access_lifetime later; .expires_at repeats exp
//               role       the user's, as taskboard::to_string() writes it
//   refresh   new_refresh_token()
// Returns std::nullopt if there is no such user, or not an active one. `now` is in seconds since 1970.
std::optional<TokenPair> issue_pair(store::Database& database, std::int64_t user_id, const jwt::Key& key,
                                    std::int64_t now);

}  // namespace lesson
