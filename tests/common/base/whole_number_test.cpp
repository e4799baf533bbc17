#include "base/whole_number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

TEST_CASE("a whole number is digits and nothing else") {
  CHECK(base::whole_number("0") == 0);
  CHECK(base::whole_number("0042") == 42);
  CHECK(base::whole_number("9223372036854775807") == 9'223'372'036'854'775'807);
  const auto text = GENERATE("", "-1", "-0", "+1", " 1", "1 ", "1.0", "0x10", "1e3", "9223372036854775808");
  CAPTURE(text);
  CHECK_FALSE(base::whole_number(text));
}
