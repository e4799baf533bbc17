#include "course/text/characters.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace course {
namespace {

struct Range {
  char32_t first, last;
};

// Unicode 15, EastAsianWidth.txt: W and F, without lone signs.
constexpr std::array wide{
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x4DBF},   Range{0x4E00, 0xA4CF},
    Range{0xA960, 0xA97C},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

// Marks that join the character before them.
constexpr std::array without_width{
    Range{0x0300, 0x036F},
    Range{0x200B, 0x200F},
    Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F},
};

bool is_in(char32_t code, std::span<const Range> ranges) {
  return std::ranges::any_of(ranges, [&](Range each) { return code >= each.first && code <= each.last; });
}

std::size_t width_of(char32_t code) {
  if (is_in(code, without_width)) return 0;
  return is_in(code, wide) ? 2 : 1;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Character broken{text.substr(0, 1), std::nullopt};
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 0 || lead > 0xF4 || text.size() < length) return broken;
  char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return broken;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[length] || code > 0x10FFFF || is_surrogate) return broken;
  return {text.substr(0, length), code};
}

std::size_t escape_length(std::string_view text) {
  const bool colour = text.starts_with("\x1b[");
  if (!colour && !text.starts_with("\x1b]")) return 0;
  const std::string_view end = colour ? "m" : "\x1b\\";
  return std::min(std::min(text.find(end), text.size()) + end.size(), text.size());
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    std::size_t length = escape_length(text);
    if (length == 0) {
      const Character next = first_character(text);
      count += next.code ? width_of(*next.code) : 1;
      length = next.bytes.size();
    }
    text.remove_prefix(length);
  }
  return count;
}

}  // namespace course
