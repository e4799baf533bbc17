// Solution 1.4 · One spelling only
#include "base64url_decode.hpp"

#include <cstdint>

#include "base64url_encode.hpp"

namespace lesson {

std::optional<std::vector<std::byte>> base64url_decode(std::string_view text) {
  std::vector<std::byte> bytes;
  std::uint32_t bits = 0;
  int waiting = 0;  // How many of the low bits are not yet part of a byte.
  for (const char letter : text) {
    const auto value = base64url_alphabet.find(letter);
    if (value == base64url_alphabet.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes.push_back(static_cast<std::byte>(bits >> waiting));
  }
  // The encoder has the one spelling: it never writes 4n+1 characters, or spare bits that are set.
  if (base64url_encode(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace lesson
