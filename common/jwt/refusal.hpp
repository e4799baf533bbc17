#pragma once

#include <string_view>

namespace jwt {

// Why a token is refused. The order is roughly that of the checks.
enum class Refusal {
  too_large,
  malformed,
  encrypted,
  invalid_encoding,
  invalid_json,
  invalid_header,
  unsupported_critical,
  algorithm_not_allowed,
  key_not_found,
  invalid_signature,
  no_expiry,
  expired,
  not_yet_valid,
  issued_in_future,
  wrong_issuer,
  wrong_audience,
  wrong_type,
  missing_claim,
  invalid_claim,
};

// Returns the stable name for logs, tests and JSON: "expired". Never changes once published.
std::string_view code(Refusal refusal);

// Returns one sentence for the people who run the server. Not for the client, who learns only that the token
// is not accepted (R21).
std::string_view sentence(Refusal refusal);

}  // namespace jwt
