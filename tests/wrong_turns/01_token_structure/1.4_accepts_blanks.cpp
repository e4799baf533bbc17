// Believes: blanks and line breaks mean nothing, as in an e-mail.
#include <cctype>
#include <cstdint>
#include <string>

#include "base64url_decode.hpp"
#include "base64url_encode.hpp"

namespace lesson {

std::optional<std::vector<std::byte>> base64url_decode(std::string_view text) {
  std::string letters(text);
  std::erase_if(letters, [](unsigned char letter) { return std::isspace(letter) != 0; });

  std::vector<std::byte> bytes;
  std::uint32_t bits = 0;
  int waiting = 0;
  for (const char letter : letters) {
    const auto value = base64url_alphabet.find(letter);
    if (value == base64url_alphabet.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes.push_back(static_cast<std::byte>(bits >> waiting));
  }
  if (base64url_encode(bytes) != letters) return std::nullopt;
  return bytes;
}

}  // namespace lesson
