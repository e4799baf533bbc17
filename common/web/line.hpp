#pragma once

#include <algorithm>
#include <string_view>

// The lines of an HTTP/1 message (RFC 9112 §2).
namespace web {

inline constexpr std::string_view line_end = "\r\n";

// May a line contain this character? Visible ones, blanks and tabs; and bytes above ASCII (obs-text, RFC 9110
// §5.5).
constexpr bool is_line_text(char c) {
  return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != 0x7f);
}

// Is this the name of a method or of a header (token, RFC 9110 §5.6.2)?
constexpr bool is_token(std::string_view text) {
  constexpr std::string_view tchar =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return !text.empty() && text.find_first_not_of(tchar) == std::string_view::npos;
}

}  // namespace web
