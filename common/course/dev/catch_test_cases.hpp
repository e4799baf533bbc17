#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// A Catch2 test case as it is written: TEST_CASE("1.4 a sentence", "[1.4][tag]").
struct TestCase {
  std::string name;
  std::vector<std::string> tags;
  std::size_t line = 0;
};
std::vector<TestCase> test_cases_in(std::string_view code);

}  // namespace course
