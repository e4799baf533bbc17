#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace lesson {

// The output of HMAC with SHA-256: 32 bytes (RFC 2104, RFC 7518 §3.2).
using Mac = std::array<std::byte, 32>;

// The message authentication code of `message` under `key`. Both may hold any byte, NUL too, and end where
// their length says. Throws std::runtime_error when OpenSSL cannot do its work. Safe to call from many
// threads at once. REQUIRES: `key` is not empty.
Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message);

}  // namespace lesson
