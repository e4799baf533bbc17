#include "verify_id_token.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.7 to be written", "[7.7][todo]") { CHECK(true); }
