#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lesson {

// No token is longer, in characters.
inline constexpr std::size_t max_token_size = 8 * 1024;

// The three parts of a token, without the dots: views into its text, good for as long as that text is.
struct TokenParts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
};

// Cuts `token` at its two dots. Nothing when it has not exactly three parts (RFC 7515 §7.1), or when it is
// longer than max_token_size. Copies no character. A part may be empty.
std::optional<TokenParts> split_token(std::string_view token);

}  // namespace lesson
