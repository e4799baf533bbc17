#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace course {

// A member or element of a JSON text, and the line it starts on.
struct JsonLine {
  std::string path;  // "exercises[0].hints[2]"
  int line = 1;
};

// Every member and element of `text`, in order. REQUIRES: `text` is JSON. A path that comes twice is a name
// that was given twice.
std::vector<JsonLine> json_line_numbers(std::string_view text);

// The line of `path`, or of the nearest thing around it that is there; 1 if there is none.
int line_of(const std::vector<JsonLine>& lines, std::string_view path);

}  // namespace course
