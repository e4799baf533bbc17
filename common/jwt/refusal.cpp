#include "jwt/refusal.hpp"

#include <algorithm>
#include <array>

namespace jwt {
namespace {

struct Row {
  Refusal refusal;
  std::string_view code;
  std::string_view sentence;
};

constexpr std::array rows{
    Row{Refusal::too_large, "too_large", "The token is longer than 8 KiB."},
    Row{Refusal::malformed, "malformed", "The token is not three parts of base64url, separated by two dots."},
    Row{Refusal::encrypted, "encrypted",
        "The token has five parts: it is encrypted (JWE), not signed (JWS)."},
    Row{Refusal::invalid_encoding, "invalid_encoding", "A part of the token is not canonical base64url."},
    Row{Refusal::invalid_json, "invalid_json",
        "Header or payload is not one strict JSON object: perhaps a name twice, a whole number over 64 "
        "bits."},
    Row{Refusal::invalid_header, "invalid_header",
        "A header member has the wrong type or a forbidden value."},
    Row{Refusal::unsupported_critical, "unsupported_critical",
        "The header declares an extension critical that is unknown here."},
    Row{Refusal::algorithm_not_allowed, "algorithm_not_allowed",
        "The algorithm is not allowed, or not that of the key."},
    Row{Refusal::key_not_found, "key_not_found", "We have no key with the identifier that the token names."},
    Row{Refusal::invalid_signature, "invalid_signature",
        "The signature is not that of the key over these bytes."},
    Row{Refusal::no_expiry, "no_expiry", "The token never expires: the claim exp is missing."},
    Row{Refusal::expired, "expired", "The token has expired."},
    Row{Refusal::not_yet_valid, "not_yet_valid", "The token is not valid yet."},
    Row{Refusal::issued_in_future, "issued_in_future", "The token says that it was issued in the future."},
    Row{Refusal::wrong_issuer, "wrong_issuer", "The token was issued by somebody else."},
    Row{Refusal::wrong_audience, "wrong_audience", "The token is meant for somebody else."},
    Row{Refusal::wrong_type, "wrong_type", "The token is of another kind."},
    Row{Refusal::missing_claim, "missing_claim", "A required claim is missing."},
    Row{Refusal::invalid_claim, "invalid_claim", "A claim has the wrong type or an impossible value."},
};
static_assert(rows.size() == static_cast<std::size_t>(Refusal::invalid_claim) + 1 &&
                  std::ranges::is_sorted(rows, {}, &Row::refusal),
              "a row for each refusal, in their order");

const Row& row_of(Refusal refusal) { return rows[static_cast<std::size_t>(refusal)]; }

}  // namespace

std::string_view code(Refusal refusal) { return row_of(refusal).code; }
std::string_view sentence(Refusal refusal) { return row_of(refusal).sentence; }

}  // namespace jwt
