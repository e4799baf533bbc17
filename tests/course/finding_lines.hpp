#pragma once

#include <string>

#include "course/dev/finding.hpp"

// The findings as lines, joined with newlines; empty when there are none.
inline std::string lines(const course::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) text += (text.empty() ? "" : "\n") + course::to_line(finding);
  return text;
}
