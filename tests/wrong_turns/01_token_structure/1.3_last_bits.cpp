// Believes: the leftover bits are a value as they are. Their zeros belong on the right.
#include <cstdint>

#include "base64url_encode.hpp"

namespace lesson {

std::string base64url_encode(std::span<const std::byte> bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int waiting = 0;
  for (const std::byte byte : bytes) {
    bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
    for (waiting += 8; waiting >= 6; waiting -= 6) text += base64url_alphabet[bits >> (waiting - 6) & 63];
  }
  if (waiting > 0) text += base64url_alphabet[bits & ((1U << waiting) - 1)];
  return text;
}

}  // namespace lesson
