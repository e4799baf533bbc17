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

void FindingLog::record(Findings found) {
  if (found.empty()) ++passed_;
  std::ranges::move(found, std::back_inserter(findings_));
}

}  // namespace course
