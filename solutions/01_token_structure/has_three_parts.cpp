// Solution 1.1 · Count the dots
#include "has_three_parts.hpp"

#include <algorithm>

namespace lesson {

bool has_three_parts(std::string_view token) { return std::ranges::count(token, '.') == 2; }

}  // namespace lesson
