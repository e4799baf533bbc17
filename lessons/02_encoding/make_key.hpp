#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <span>
#include <string_view>

#include "crypto/secret.hpp"

namespace lesson {

// An HMAC key must be at least as long as the hash (RFC 7518 §3.2): 32 bytes, 256 bits.
inline constexpr std::size_t min_key_size = 32;

// Random bytes seldom repeat: with fewer different values than this, nobody rolled the dice.
inline constexpr std::size_t min_different_bytes = 8;

// Words in keys that somebody meant to replace. In lower case.
inline constexpr std::array<std::string_view, 7> placeholders = {
    "changethis", "changeme", "secret", "password", "example", "default", "12345678"};

enum class KeyProblem {
  too_short,    // Fewer than min_key_size bytes, or none at all.
  placeholder,  // Contains one of `placeholders` in any letter case, or has too few different bytes.
};

// A key that is good enough. Only make_key() makes one. Moves, never copies; wiped on destruction.
class HmacKey {
 public:
  std::span<const std::byte> bytes() const { return secret_.bytes(); }

 private:
  friend std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes);
  explicit HmacKey(std::span<const std::byte> bytes) : secret_(crypto::Secret::copy_of(bytes)) {}

  crypto::Secret secret_;
};

// Returns the key of exactly these bytes, or the first KeyProblem that applies to them. There is no default
// key to fall back to.
std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes);

}  // namespace lesson
