#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace course {

// Those of `known` that `text` was probably meant to be, the nearest first, at most three.
std::vector<std::string> closest_matches(std::string_view text, const std::vector<std::string>& known);

}  // namespace course
