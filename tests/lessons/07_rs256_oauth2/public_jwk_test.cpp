#include "public_jwk.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.3 to be written", "[7.3][todo]") { CHECK(true); }
