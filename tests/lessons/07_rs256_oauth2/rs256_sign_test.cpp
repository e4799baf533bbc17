#include "rs256_sign.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.1 to be written", "[7.1][todo]") { CHECK(true); }
