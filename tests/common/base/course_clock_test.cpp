#include "base/course_clock.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/clock.hpp"
#include "temporary_folder.hpp"

TEST_CASE("the course clock is that of the machine until somebody follows a file", "[course_clock]") {
  const TemporaryFolder folder;
  const auto file = folder.write("clock", "900\n");
  CHECK(base::course_clock_shift() == 0);

  base::follow_course_clock(file);
  CHECK(base::course_clock_shift() == 900);
  const auto before = base::system_seconds(), ahead = base::course_seconds(), after = base::system_seconds();
  CHECK(ahead >= before + 900);
  CHECK(ahead <= after + 900);

  folder.write("clock", "1800\n");
  CHECK(base::course_clock_shift() == 1800);
}

TEST_CASE("a file that holds no shift moves nothing", "[course_clock]") {
  const auto* text = GENERATE("", "soon", "-900", "31622401", "99999999999999999999");
  const TemporaryFolder folder;
  CHECK(base::read_clock_shift(folder.write("clock", text)) == 0);
  CHECK(base::read_clock_shift(folder.path() / "missing") == 0);
}
