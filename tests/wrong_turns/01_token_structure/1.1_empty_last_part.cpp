// Believes: splitting with getline gives every part, even an empty last one.
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
