// Believes: splitting with getline gives every part, the empty last one included.
#include <sstream>
#include <string>

#include "has_three_parts.hpp"

namespace lesson {

bool has_three_parts(std::string_view token) {
  std::istringstream parts{std::string(token)};
  int count = 0;
  for (std::string part; std::getline(parts, part, '.');) ++count;
  return count == 3;
}

}  // namespace lesson
