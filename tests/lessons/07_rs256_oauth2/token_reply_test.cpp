#include "token_reply.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("7.4 to be written", "[7.4][todo]") { CHECK(true); }
