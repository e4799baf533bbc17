// The anchors of a Markdown text, by GitHub's rules: lower case, blanks become hyphens, what is neither
// letter nor digit nor hyphen nor underscore goes, the second of two equal ones gets "-1".
#include "course/dev/markdown_anchors.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "base/ascii.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

// The code point that starts `text`, and how many bytes it takes. Bytes that are not UTF-8 count alone.
std::pair<char32_t, std::size_t> first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : byte(0) >= 0xC0 ? 2 : 1;
  if (length == 1 || length > text.size()) return {byte(0), 1};
  char32_t point = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (byte(i) & 0x3FU);
  return {point, length};
}

// Whether a code point beyond ASCII is a sign, not a letter: Latin-1 signs, general punctuation up to
// the arrows, mathematics and shapes, CJK punctuation, pictures.
bool is_sign(char32_t point) {
  const bool latin_sign = point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA;
  return latin_sign || point == 0xD7 || point == 0xF7 || (point >= 0x2000 && point <= 0x2BFF) ||
         (point >= 0x3000 && point <= 0x303F) || (point >= 0xFE00 && point <= 0xFE0F) || point >= 0x1F000;
}

std::string slug_of(std::string_view heading) {
  std::string slug;
  while (!heading.empty()) {
    const auto [point, length] = first_code_point(heading);
    const auto c = static_cast<unsigned char>(heading.front());
    if (point >= 0x80) {
      if (!is_sign(point)) slug += heading.substr(0, length);
    } else if (std::isalnum(c) != 0 || c == '-' || c == '_') {
      slug += base::to_lower(heading.front());
    } else if (c == ' ') {
      slug += '-';
    }
    heading.remove_prefix(length);
  }
  return slug;
}

// "[text](address)" as text: an anchor is made from what is shown.
std::string without_addresses(std::string_view heading) {
  std::string shown{heading};
  for (auto open = shown.find("]("); open != std::string::npos; open = shown.find("](", open)) {
    const auto close = shown.find(')', open);
    if (close == std::string::npos) break;
    shown.erase(open, close - open + 1);
  }
  return shown;
}

// The text of a heading; empty for any other line.
std::string_view heading_in(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || line[level] != ' ') return {};
  line.remove_prefix(std::min(line.find_first_not_of(' ', level), line.size()));
  const std::size_t last = line.find_last_not_of(" #");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view html_anchor_in(std::string_view line) {
  constexpr std::string_view open = "<a id=\"";
  const std::size_t begin = line.find(open);
  if (begin == std::string_view::npos) return {};
  line.remove_prefix(begin + open.size());
  return line.substr(0, line.find('"'));
}

}  // namespace

std::vector<std::string> anchors_in(std::string_view markdown) {
  std::vector<std::string> anchors;
  std::map<std::string, int> seen;
  bool in_code = false;
  for (const std::string_view line : lines_of(markdown)) {
    if (line.starts_with("```")) in_code = !in_code;
    if (in_code) continue;
    if (const auto id = html_anchor_in(line); !id.empty()) anchors.emplace_back(id);
    const std::string_view heading = heading_in(line);
    if (heading.empty()) continue;
    const std::string slug = slug_of(without_addresses(heading));
    const int before = seen[slug]++;
    anchors.push_back(before == 0 ? slug : slug + "-" + std::to_string(before));
  }
  return anchors;
}

}  // namespace course
