// Believes: bits that belong to no byte do not matter.
#include <cstdint>

#include "base64url_decode.hpp"
#include "base64url_encode.hpp"

namespace lesson {

std::optional<std::vector<std::byte>> base64url_decode(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;

  std::vector<std::byte> bytes;
  std::uint32_t bits = 0;
  int waiting = 0;
  for (const char letter : text) {
    const auto value = base64url_alphabet.find(letter);
    if (value == base64url_alphabet.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes.push_back(static_cast<std::byte>(bits >> waiting));
  }
  return bytes;
}

}  // namespace lesson
