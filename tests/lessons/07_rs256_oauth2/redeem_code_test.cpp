#include "redeem_code.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.5 to be written", "[7.5][todo]") { CHECK(true); }
