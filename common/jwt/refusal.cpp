#include "jwt/refusal.hpp"

#include <utility>

namespace jwt {

std::string_view code(Refusal refusal) {
  switch (refusal) {
    case Refusal::too_large:
      return "too_large";
    case Refusal::malformed:
      return "malformed";
    case Refusal::encrypted:
      return "encrypted";
    case Refusal::invalid_encoding:
      return "invalid_encoding";
    case Refusal::invalid_json:
      return "invalid_json";
    case Refusal::invalid_header:
      return "invalid_header";
    case Refusal::unsupported_critical:
      return "unsupported_critical";
    case Refusal::algorithm_not_allowed:
      return "algorithm_not_allowed";
    case Refusal::key_not_found:
      return "key_not_found";
    case Refusal::invalid_signature:
      return "invalid_signature";
    case Refusal::no_expiry:
      return "no_expiry";
    case Refusal::expired:
      return "expired";
    case Refusal::not_yet_valid:
      return "not_yet_valid";
    case Refusal::issued_in_future:
      return "issued_in_future";
    case Refusal::wrong_issuer:
      return "wrong_issuer";
    case Refusal::wrong_audience:
      return "wrong_audience";
    case Refusal::wrong_type:
      return "wrong_type";
    case Refusal::missing_claim:
      return "missing_claim";
    case Refusal::invalid_claim:
      return "invalid_claim";
  }
  std::unreachable();
}

std::string_view sentence(Refusal refusal) {
  switch (refusal) {
    case Refusal::too_large:
      return "The token is longer than 8 KiB.";
    case Refusal::malformed:
      return "The token is not three parts of base64url with two dots between them.";
    case Refusal::encrypted:
      return "The token has five parts: it is encrypted (JWE), not signed (JWS).";
    case Refusal::invalid_encoding:
      return "A part of the token is not canonical base64url.";
    case Refusal::invalid_json:
      return "Header or payload is not one strict JSON object.";
    case Refusal::invalid_header:
      return "A header member has the wrong type or a forbidden value.";
    case Refusal::unsupported_critical:
      return "The header names an extension as critical that is not known here.";
    case Refusal::algorithm_not_allowed:
      return "The algorithm is not on the list, or not the one of the key.";
    case Refusal::key_not_found:
      return "No key of ours has the identifier that the token names.";
    case Refusal::invalid_signature:
      return "The signature does not fit the bytes and the key.";
    case Refusal::no_expiry:
      return "The token has no end: the claim exp is missing.";
    case Refusal::expired:
      return "The token has ended.";
    case Refusal::not_yet_valid:
      return "The token is not valid yet.";
    case Refusal::issued_in_future:
      return "The token says that it was made in the future.";
    case Refusal::wrong_issuer:
      return "The token was made by somebody else.";
    case Refusal::wrong_audience:
      return "The token is meant for somebody else.";
    case Refusal::wrong_type:
      return "The token is of another kind.";
    case Refusal::missing_claim:
      return "A required claim is missing.";
    case Refusal::invalid_claim:
      return "A claim has the wrong type or an impossible value.";
  }
  std::unreachable();
}

}  // namespace jwt
