// Solution 1.3 · Six bits, one character
#include "base64url_encode.hpp"

#include <cstdint>

namespace lesson {

std::string base64url_encode(std::span<const std::byte> bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int waiting = 0;  // How many of the low bits have not been written yet.
  for (const std::byte byte : bytes) {
    bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
    for (waiting += 8; waiting >= 6; waiting -= 6) text += base64url_alphabet[bits >> (waiting - 6) & 63];
  }
  if (waiting > 0) text += base64url_alphabet[bits << (6 - waiting) & 63];
  return text;
}

}  // namespace lesson
