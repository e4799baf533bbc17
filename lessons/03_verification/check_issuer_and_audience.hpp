#pragma once

#include <optional>

#include "json/value.hpp"
#include "jwt/refusal.hpp"
#include "policy.hpp"

namespace lesson {

// Returns why claims are not from our issuer, or not for us, in this order; std::nullopt if they are both:
//   missing_claim     no "iss"
//   invalid_claim     "iss" is not text
//   wrong_issuer      "iss" is not exactly expected.issuer (RFC 7519 §4.1.1)
//   missing_claim     no "aud", although expected.audience says who we are
//   invalid_claim     "aud" is neither text nor a list of text
//   wrong_audience    none of its entries is exactly expected.audience (§4.1.3)
// Without an expected audience every well-formed "aud" is wrong, and a token without "aud" is accepted.
std::optional<jwt::Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected);

}  // namespace lesson
