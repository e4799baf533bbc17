#pragma once

// What a verifier wants to know of a token's header.
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "jwt/algorithm.hpp"
#include "jwt/refusal.hpp"

namespace jwt {

struct TokenHeader {
  std::optional<Algorithm> algorithm;  // Nothing for a name that is not known here, "none" above all.
  std::optional<std::string> key_id;   // 1 to 128 printable ASCII characters.
  std::optional<std::string> type;
  bool asks_for_extension = false;  // "crit" in any form, or "b64" other than true (RFC 7797).
};

// Reads a header segment. Refused: invalid_encoding, invalid_json, and invalid_header when "alg" is missing
// or a known member is ill-typed. "jwk", "jku", "x5u" and "x5c" are never looked at: a token does not bring
// its own key.
std::expected<TokenHeader, Refusal> read_header(std::string_view segment);

// A header read before by this thread, found by its bytes; nullptr when there is none. Good until the next
// call of remember_header() by this thread. All tokens of one issuer and key have the same header, and to
// decode and parse it costs more than the HMAC. A memory shared by threads would need a lock.
const TokenHeader* recall_header(std::string_view segment);

// Keeps `header` for recall_header(). Only for tokens whose signature was right: nobody else shall be able to
// push a header out.
void remember_header(std::string_view segment, const TokenHeader& header);

// Is `type` the media type `wanted`? In any case, with or without "application/" (RFC 7515 §4.1.9).
bool is_type(std::string_view type, std::string_view wanted);

}  // namespace jwt
