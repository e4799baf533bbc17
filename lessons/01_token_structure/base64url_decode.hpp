#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lesson {

// The bytes that `text` spells in base64url. Strict and canonical: nothing when `text` holds a character
// outside the alphabet (padding, blanks and NUL included), or is not what base64url_encode() makes of
// those bytes: a length of 4n+1, or spare bits that are not zero (RFC 4648 §3.5).
std::optional<std::vector<std::byte>> base64url_decode(std::string_view text);

// The bytes as text, where they are: good for as long as the bytes are.
inline std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace lesson
