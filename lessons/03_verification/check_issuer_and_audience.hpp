#pragma once

#include <optional>

#include "json/value.hpp"
#include "jwt/refusal.hpp"
#include "policy.hpp"

namespace lesson {

// Why claims are not from whom we trust, or not for us, in this order; nothing when they are both:
//   missing_claim     no "iss"
//   invalid_claim     "iss" is no text
//   wrong_issuer      "iss" is not exactly expected.issuer (RFC 7519 §4.1.1)
//   missing_claim     no "aud", though expected.audience says who we are
//   invalid_claim     "aud" is neither a text nor a list of texts
//   wrong_audience    none of its texts is exactly expected.audience (§4.1.3)
// Without an expected audience every "aud" that is well made is wrong, and a token without "aud" is fine.
std::optional<jwt::Refusal> check_issuer_and_audience(const json::Value& claims, const Expected& expected);

}  // namespace lesson
