#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace lesson {

// The output of HMAC with SHA-256: 32 bytes (RFC 2104, RFC 7518 §3.2).
using Mac = std::array<std::byte, 32>;

// Returns the message authentication code of `message` under `key`. Both may contain any byte, even NUL, and
// end where their length says. Throws std::runtime_error if OpenSSL fails. Thread-safe.
// REQUIRES: `key` is not empty.
Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message);

}  // namespace lesson
