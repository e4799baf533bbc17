#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// Text as a terminal takes it: characters in UTF-8, and escape sequences between them.
namespace course {

struct Character {
  std::string_view bytes;        // One byte where the text is not UTF-8.
  std::optional<char32_t> code;  // std::nullopt where the text is not UTF-8 (RFC 3629 §3).
};

// The character that begins `text`. REQUIRES: `text` is not empty.
Character first_character(std::string_view text);

// The length of the escape sequence that begins `text`: a colour, or either end of a link. 0 if none does.
std::size_t escape_length(std::string_view text);

// The columns that `text` takes: none for escape sequences and combining marks, two for wide characters.
std::size_t columns(std::string_view text);

}  // namespace course
