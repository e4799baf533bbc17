// Believes: a char is a number from 0 to 255. Here it is signed, and 0xC3 becomes -61.
#include <cstdint>

#include "base64url_encode.hpp"

namespace lesson {

std::string base64url_encode(std::span<const std::byte> bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int waiting = 0;
  for (const std::byte byte : bytes) {
    const auto letter = static_cast<signed char>(byte);
    bits = bits << 8 | static_cast<std::uint32_t>(letter);
    for (waiting += 8; waiting >= 6; waiting -= 6) text += base64url_alphabet[bits >> (waiting - 6) & 63];
  }
  if (waiting > 0) text += base64url_alphabet[bits << (6 - waiting) & 63];
  return text;
}

}  // namespace lesson
