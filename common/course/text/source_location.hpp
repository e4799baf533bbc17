#pragma once

#include <string>

namespace course {

// A line of a file that a message speaks about.
struct SourceLocation {
  std::string file;  // As the compiler or the judge wrote it, usually absolute.
  int line = 0;
  bool operator==(const SourceLocation&) const = default;
};

}  // namespace course
