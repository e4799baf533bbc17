#include "jwks_cache.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.6 to be written", "[7.6][todo]") { CHECK(true); }
