#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "course/lesson/paths.hpp"

namespace course {

// Something about the course itself that must be mended before learners see it.
struct Finding {
  std::string place;  // "lessons/01_…/lesson.json:14", the line left out where none is meant
  std::string what;
  std::string mend;
};
using Findings = std::vector<Finding>;

// "place: what; mend", one line.
std::string to_line(const Finding& finding);

// A line of `file` as the place of a finding; line 0 means the whole file.
std::string place_of(const Paths& paths, const std::filesystem::path& file, std::size_t line = 0);

// Counts what was looked at, and keeps what was found.
class FindingLog {
 public:
  // One thing was looked at: it passed when nothing was found.
  void record(Findings found);

  std::size_t passed() const { return passed_; }
  const Findings& findings() const { return findings_; }

 private:
  std::size_t passed_ = 0;
  Findings findings_;
};

}  // namespace course
