#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// An #include: `header` as it stands between its brackets or quotes.
struct Include {
  std::string header;
  bool quoted = false;
  std::size_t line = 0;
};
std::vector<Include> includes_in(std::string_view code);

}  // namespace course
