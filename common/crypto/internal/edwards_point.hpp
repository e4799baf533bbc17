#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "crypto/asymmetric_key.hpp"

namespace crypto {

// What is wrong with a public key of Ed25519 or Ed448, in the bytes of RFC 8032 §5.1.2 and §5.2.2:
//   malformed      y is not below the field's prime: a second spelling of another point
//   not_on_curve   no point has this y
//   weak           the point has order 1, 2, 4 or 8: a signature that anybody can make fits one message in as
//   many
// OpenSSL finds out about the second when it verifies, and never about the others. REQUIRES: `curve` is
// ed25519 or ed448, and `encoded` has its 32 or 57 bytes.
std::optional<KeyProblem> check_edwards_point(KeyKind curve, std::span<const std::byte> encoded);

}  // namespace crypto
