#pragma once

#include <string>
#include <string_view>

// Proof Key for Code Exchange (RFC 7636). What the server computes from a verifier is an exercise of
// lesson 7.
namespace oauth {

// A verifier of 43 characters that nobody can guess.
std::string new_code_verifier();

// 43 to 128 unreserved characters (§4.1).
bool is_code_verifier(std::string_view text);

// What S256 makes of a verifier (§4.2): SHA-256 in base64url, 43 characters.
bool is_code_challenge(std::string_view text);

}  // namespace oauth
