#include "course/dev/finding.hpp"

#include <algorithm>
#include <iterator>

namespace course {

std::string to_line(const Finding& finding) {
  std::string line = finding.place + ": " + finding.what;
  if (!finding.mend.empty()) line += "; " + finding.mend;
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string place_of(const Paths& paths, const std::filesystem::path& file, std::size_t line) {
  return paths.shown(file) + (line == 0 ? "" : ":" + std::to_string(line));
}

std::size_t line_of(std::string_view text, std::initializer_list<std::string_view> needles) {
  std::size_t position = 0;
  for (const std::string_view needle : needles) {
    const std::size_t found = text.find(needle, position);
    if (found != std::string_view::npos) position = found;
  }
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, position), '\n'));
}

void Ledger::record(Findings found) {
  if (found.empty()) ++passed_;
  std::ranges::move(found, std::back_inserter(findings_));
}

}  // namespace course
