#include "course/text/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <span>
#include <sstream>

#include "base/hex.hpp"
#include "course/text/characters.hpp"

namespace course {
namespace {

// The first byte of the character that byte `at` of `text` (UTF-8) belongs to.
std::size_t start_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

// Control characters (C0, DEL, C1), and those that end a line or turn its direction (Unicode UAX #9).
bool moves_or_hides(char32_t code) {
  constexpr std::array<char32_t, 5> others{0x061C, 0x200E, 0x200F, 0x2028, 0x2029};
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || std::ranges::find(others, code) != others.end();
}

std::string escaped_bytes(std::string_view bytes) {
  std::string out;
  for (const char& byte : bytes) out += "\\x" + base::to_hex(std::as_bytes(std::span{&byte, 1}));
  return out;
}

// "\u009b". REQUIRES: `code` is below 0x10000.
std::string universal_name(char32_t code) {
  return "\\u" +
         base::to_hex(std::array{static_cast<std::byte>(code >> 8U), static_cast<std::byte>(code & 0xffU)});
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

std::string printable(std::string_view text, std::size_t longest) {
  std::string out;
  std::string_view rest = text.substr(0, start_of_character(text, std::min(longest, text.size())));
  const bool is_cut = rest.size() < text.size();
  while (!rest.empty()) {
    const Character next = first_character(rest);
    rest.remove_prefix(next.bytes.size());
    if (next.bytes == "\n")
      out += "\\n";
    else if (next.code && !moves_or_hides(*next.code))
      out += next.bytes;
    else
      out += next.code && *next.code >= 0x80 ? universal_name(*next.code) : escaped_bytes(next.bytes);
  }
  return is_cut ? out + "…" : out;
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
