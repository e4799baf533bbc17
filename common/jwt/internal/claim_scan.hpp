#pragma once

// The claims that a policy needs, read in one pass. For Verifier and VerifiedClaims: nobody else reads
// claims this way. nlohmann's parser allocates for every name and text: a full strict parse of header and
// payload takes 2.7 µs, in a run in which a whole HS256 verification takes 0.75 µs.
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "jwt/refusal.hpp"

namespace jwt {

// What the policy asks of the names and audiences it meets.
struct ClaimInterest {
  std::span<const std::string> audiences;  // Any one of ours.
  std::span<const std::string> required;   // Names of claims that must be there.
};

// A piece of the text that the claims were read from.
struct TextPiece {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;

  std::string_view of(std::string_view text) const { return text.substr(begin, size); }
};

struct ClaimScan {
  std::optional<TextPiece> issuer, subject, id;
  std::optional<double> expires, not_before, issued;  // NumericDate: finite, at most 2^53 either way.
  bool has_audience = false;
  bool audience_is_ours = false;
  std::size_t required_found = 0;
};

// Reads the claims of `payload`, which is left as it is but for text appended behind it: decoded claims
// that are not spelled in the payload as they are. Refused: invalid_json as in json::parse_object(), and
// invalid_claim when a registered claim (RFC 7519 §4.1) has another type than it must.
std::expected<ClaimScan, Refusal> read_claims(std::string& payload, const ClaimInterest& interest);

// The quick half of read_claims(), for payloads as most are: one level, lists of text, no escapes, ASCII,
// whole numbers. Nothing when `payload` is anything else, good or bad; what it does read is what the
// thorough half would read (tests hold the two against each other).
std::optional<ClaimScan> read_plain_claims(std::string_view payload, const ClaimInterest& interest);

// The other half: any payload.
std::expected<ClaimScan, Refusal> read_any_claims(std::string& payload, const ClaimInterest& interest);

}  // namespace jwt
