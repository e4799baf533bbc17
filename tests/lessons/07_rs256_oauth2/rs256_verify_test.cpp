#include "rs256_verify.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.2 to be written", "[7.2][todo]") { CHECK(true); }
