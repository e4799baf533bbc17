#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <span>
#include <string_view>

#include "crypto/secret.hpp"

namespace lesson {

// An HMAC key is at least as long as the hash (RFC 7518 §3.2): 32 bytes, 256 bits.
inline constexpr std::size_t min_key_size = 32;

// Random bytes repeat themselves little: fewer different values than this, and nobody rolled the dice.
inline constexpr std::size_t min_different_bytes = 8;

// Words of keys that somebody meant to replace. In small letters.
inline constexpr std::array<std::string_view, 7> placeholders = {
    "changethis", "changeme", "secret", "password", "example", "default", "12345678"};

enum class KeyProblem {
  too_short,    // Under min_key_size bytes, or none at all.
  placeholder,  // Holds one of `placeholders` in any letter case, or under min_different_bytes values in all.
};

// A key that was found good enough. Only make_key() makes one; moves, never copies, wiped at the end.
class HmacKey {
 public:
  std::span<const std::byte> bytes() const { return secret_.bytes(); }

 private:
  friend std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes);
  explicit HmacKey(std::span<const std::byte> bytes) : secret_(crypto::Secret::copy_of(bytes)) {}

  crypto::Secret secret_;
};

// The key of exactly these bytes, or the first thing in KeyProblem that is wrong with them. There is no
// other key to fall back to.
std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes);

}  // namespace lesson
