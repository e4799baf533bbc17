#pragma once

#include <optional>

#include "json/value.hpp"
#include "jwt/refusal.hpp"
#include "key.hpp"

namespace lesson {

// Returns why a token with this header is not for `key`, in this order; std::nullopt if it is:
//   invalid_header           "alg" is missing, or is not text
//   algorithm_not_allowed    "alg" is not exactly key.algorithm (RFC 7515 §4.1.1, RFC 8725 §3.1)
//   unsupported_critical     there is a "crit", whatever it holds, or a "b64" that is not true: extensions
//                            that we do not support (RFC 7515 §4.1.11, RFC 7797 §3)
// Ignores every other member, above all a key or the address of one ("jwk", "jku", "x5c", "x5u"): a token
// does not bring its own key. REQUIRES: `header` is an object.
std::optional<jwt::Refusal> check_header(const json::Value& header, const Key& key);

}  // namespace lesson
