#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "oauth/authorization_codes.hpp"
#include "oauth/grants.hpp"
#include "store/database.hpp"

namespace lesson {

using oauth::CodeRedemption;

// Why a code is not redeemed. For the log: the client learns invalid_grant, whatever it was.
enum class CodeProblem { unknown, other_client, used_before, expired, other_redirect_uri, wrong_verifier };

// Returns what the method S256 makes of a code verifier (RFC 7636 §4.2): SHA-256, in base64url.
std::string s256_challenge(std::string_view code_verifier);

// Redeems a code: each code once, within its minute, for the client that it was made for, with the redirect
// URI that it was sent to and the verifier that fits its challenge (R40). Returns the grant that begins with
// it.
//
// The questions come in the order of CodeProblem. A code that was used before ends the grant of its first
// use, even when its minute is over: one of the two who had it is a thief (RFC 9700 §4.5.3). A code of
// another client ends nothing. Whatever else is wrong leaves the code as it is.
//
// REQUIRES: inside a transaction, which the caller commits also if the code is refused. `now` is in seconds
// since 1970.
std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now);

}  // namespace lesson
