#pragma once

#include <string>
#include <string_view>

#include "json/value.hpp"
#include "jwt/key.hpp"
#include "jwt/unverified_token.hpp"

// Tokens made by hand. The library of this course does not take the text of a public key for a secret, and
// writes no header that says where its key is, so the labs cannot use it here.
namespace lesson {

// The parts of a token that anyone can read, and change in a copy: header.set("alg", …).
struct DecodedToken {
  json::Value header, claims;
};

// Throws std::invalid_argument if `token` is not a token.
DecodedToken decoded(std::string_view token);

// The token with this header and these claims, as they are, and a signature of HS256. Any text will do as its
// key.
std::string sign_hs256(const DecodedToken& token, std::string_view key);

// The same with a signature of RS256. REQUIRES: `pair` has its private half.
std::string sign_rs256(const DecodedToken& token, const jwt::Key& pair);

// Whether the signature of a token is that of HS256 with this key; that of RS256 with this public key.
// Neither looks at the header.
bool has_hs256_signature(const jwt::UnverifiedToken& token, std::string_view key);
bool has_rs256_signature(const jwt::UnverifiedToken& token, const jwt::Key& key);

}  // namespace lesson
