#include "scopes.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.8 to be written", "[7.8][todo]") { CHECK(true); }
