#include "course/dev/includes.hpp"

#include "course/text/cpp_source.hpp"
#include "course/text/text.hpp"

namespace course {

std::vector<Include> includes_in(std::string_view code) {
  std::vector<Include> includes;
  const std::string text = without_comments(code);
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::string packed = squeezed(line);
    constexpr std::string_view directive = "#include";
    if (!packed.starts_with(directive) || packed.size() < directive.size() + 3) continue;
    const bool quoted = packed[directive.size()] == '"';
    const std::size_t begin = directive.size() + 1;
    const std::size_t end = packed.find(quoted ? '"' : '>', begin);
    if (end == std::string::npos) continue;
    includes.push_back({.header = packed.substr(begin, end - begin), .quoted = quoted, .line = number});
  }
  return includes;
}

}  // namespace course
