#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// `line` in pieces of at most `width` columns, cut at a blank where there is one; colours go on in the next
// piece.
std::vector<std::string> folded(std::string_view line, std::size_t width);

}  // namespace course
