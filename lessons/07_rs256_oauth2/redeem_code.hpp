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

// Why a code is not redeemed, in the order of the checks. For the log only: the client always gets
// invalid_grant.
enum class CodeProblem { unknown, other_client, other_redirect_uri, wrong_verifier, used_before, expired };

// Returns the challenge that the method S256 makes of a code verifier (RFC 7636 §4.2): its SHA-256 in
// base64url, 43 characters.
std::string s256_challenge(std::string_view code_verifier);

// Redeems a code: once, before its expires_at, for the client that it was made for, with exactly the redirect
// URI and the verifier that belong to it (R40). Returns the grant that begins with it; otherwise the first
// problem in the order of CodeProblem.
//
// The first four problems mean that this is not the request of the client that holds the code: they change
// nothing, so a copy of a code cannot be used to end a grant (OAuth 2.1 draft, §7.5.3). A request in which
// all four are right, for a code that was used before, ends the grant of the first use, however long ago that
// was: one of the two who sent it is a thief (RFC 6749 §4.1.2). It is used_before, too, if
// oauth::start_grant() says that another caller was faster.
//
// A verifier has 43 to 128 characters of an alphabet (oauth::is_code_verifier()); anything else fits no
// challenge.
//
// REQUIRES: inside a transaction, which the caller commits also if the code is refused. `now` is in seconds
// since 1970.
std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now);

}  // namespace lesson
