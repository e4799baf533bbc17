#include "course/text/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <span>
#include <sstream>

#include "base/hex.hpp"

namespace course {
namespace {

// The first byte of the character that byte `at` of `text` (UTF-8) belongs to.
std::size_t start_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

// Is `character` (UTF-8) a control character of two or three bytes (U+0080 to U+009F), or one that ends a
// line or turns the direction of reading (Unicode TR9)?
bool is_wide_control(std::string_view character) {
  if (character.size() == 2 && character[0] == '\xc2') return static_cast<unsigned char>(character[1]) < 0xa0;
  constexpr std::array<std::string_view, 14> others{"\u061c", "\u200e", "\u200f", "\u2028", "\u2029",
                                                    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                                                    "\u2066", "\u2067", "\u2068", "\u2069"};
  return std::ranges::find(others, character) != others.end();
}

// "\\u009b" for a character of two or three bytes.
std::string universal_name(std::string_view character) {
  unsigned code = static_cast<unsigned char>(character[0]) & (character.size() == 2 ? 0x1fU : 0x0fU);
  for (const char c : character.substr(1)) code = code << 6U | (static_cast<unsigned char>(c) & 0x3fU);
  const std::array bytes{static_cast<std::byte>(code >> 8U), static_cast<std::byte>(code & 0xffU)};
  return "\\u" + base::to_hex(bytes);
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const auto start = text.find(before);
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start + before.size());
  const auto end = text.find(after);
  return end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (auto found = text.find(from); found != std::string_view::npos; found = text.find(from)) {
    out += text.substr(0, found);
    out += to;
    text.remove_prefix(found + from.size());
  }
  return out += text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::size_t length_of_character(std::string_view text) {
  std::size_t length = std::min<std::size_t>(text.size(), 1);
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

std::string printable(std::string_view text, std::size_t longest) {
  std::string out;
  longest = start_of_character(text, std::min(longest, text.size()));
  const bool whole = longest == text.size();
  text = text.substr(0, longest);
  while (!text.empty()) {
    const std::string_view character = text.substr(0, length_of_character(text));
    text.remove_prefix(character.size());
    const auto byte = static_cast<unsigned char>(character[0]);
    if (character == "\n") {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x" + base::to_hex(std::as_bytes(std::span{character}.first(1)));
      out += character.substr(1);
    } else {
      out += is_wide_control(character) ? universal_name(character) : std::string{character};
    }
  }
  return whole ? out : out + "…";
}

std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  const auto front = start_of_character(text, longest / 2);
  const auto back = start_of_character(text, text.size() - longest / 2);
  return std::string(text.substr(0, front)) + "…" + std::string(text.substr(back));
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::size_t line_of(std::string_view text, std::initializer_list<std::string_view> needles) {
  std::size_t position = 0;
  for (const std::string_view needle : needles) {
    const std::size_t found = text.find(needle, position);
    if (found != std::string_view::npos) position = found;
  }
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, position), '\n'));
}

std::string line_of_file(const std::filesystem::path& file, int number) {
  std::ifstream text(file);
  std::string line;
  for (int at = 0; at < number; ++at) {
    if (!std::getline(text, line)) return {};
  }
  return std::string(trimmed(line));
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return stream ? std::move(text).str() : std::string{};
}

}  // namespace course
