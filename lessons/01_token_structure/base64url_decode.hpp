#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lesson {

// Returns the bytes that `text` encodes in base64url; std::nullopt unless `text` is exactly what
// base64url_encode() returns for them. So it is std::nullopt if `text` has a character outside the alphabet
// (padding, blanks and NUL included), a length of 4n+1, or spare bits that are not zero (RFC 4648 §3.5).
std::optional<std::vector<std::byte>> base64url_decode(std::string_view text);

// Returns a view of the bytes as text, valid for as long as the bytes are.
inline std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace lesson
