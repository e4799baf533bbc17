#pragma once

// The two spellings of an ECDSA signature.
#include <array>
#include <cstddef>
#include <span>

namespace crypto {

// Sequence and two integers of up to 66 bytes, each with tag, length and a zero byte before a high bit.
inline constexpr std::size_t max_ecdsa_der_size = 3 + (2 * (2 + 1 + 66));

// r and s side by side → DER, in `out`; returns the part that was written.
// REQUIRES: an even number of bytes, at most 132.
std::span<const std::byte> ecdsa_to_der(std::span<const std::byte> raw,
                                        std::span<std::byte, max_ecdsa_der_size> out);

// DER → r and s side by side, each filling half of `raw`. Throws std::runtime_error when `der` is no
// signature: it comes from OpenSSL, never from outside.
void ecdsa_from_der(std::span<const std::byte> der, std::span<std::byte> raw);

}  // namespace crypto
