#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace crypto {

// The hashes of SHA-2 that signatures use.
enum class Digest { sha256, sha384, sha512 };

inline constexpr std::size_t max_digest_size = 64;

// Bytes of its output: 32, 48, 64.
std::size_t digest_size(Digest digest);

// Hashes `message` into `out` and returns the part that was written. Thread-safe, allocates nothing.
std::span<const std::byte> hash_into(Digest digest, std::span<const std::byte> message,
                                     std::span<std::byte, max_digest_size> out);

std::array<std::byte, 32> sha256(std::span<const std::byte> message);
std::array<std::byte, 32> sha256(std::string_view message);

}  // namespace crypto
