#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lesson {

// The longest token, in characters.
inline constexpr std::size_t max_token_size = 8 * 1024;

// The three parts of a token, without the dots: views into its text, valid for as long as that text is.
struct TokenParts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
};

// Splits `token` at its two dots. Returns std::nullopt if it does not have exactly three parts (RFC 7515
// §7.1), or is longer than max_token_size. Copies nothing. A part may be empty.
std::optional<TokenParts> split_token(std::string_view token);

}  // namespace lesson
