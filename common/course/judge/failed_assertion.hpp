#pragma once

#include <string>
#include <string_view>

namespace course {

// An assertion in words: what the learner's code gave, and what should have come.
struct Comparison {
  std::string came_back, expected;
};

// Splits what Catch2 says about an assertion that was not met: `expression` as it stands in the source
// (`parts("a.b") == "two"`), `expansion` with the values in it (`"three" == "two"`). Other comparisons
// become words ("less than 3"); what cannot be split comes back whole, with nothing expected.
Comparison split_comparison(std::string_view expression, std::string_view expansion);

}  // namespace course
