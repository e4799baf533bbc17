#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.server to be written", "[7.server][todo]") { CHECK(true); }
