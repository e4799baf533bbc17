#include "has_three_parts.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

// The answer in words.
std::string parts(std::string_view token) { return lesson::has_three_parts(token) ? "three" : "not three"; }

}  // namespace

TEST_CASE("1.1 three parts separated by dots have the shape of a token", "[1.1][three_parts]") {
  const auto header = random_word(), payload = random_word(), signature = random_word();

  CHECK(parts(header + "." + payload + "." + signature) == "three");
  CHECK(parts("h.p.s") == "three");
}

TEST_CASE("1.1 a text with fewer than two dots does not have three parts", "[1.1][two_parts]") {
  CHECK(parts(random_word() + "." + random_word()) == "not three");
  CHECK(parts(random_word()) == "not three");
  CHECK(parts("") == "not three");
}

TEST_CASE("1.1 an empty part is still a part", "[1.1][empty_last_part]") {
  CHECK(parts("h.p.") == "three");
  CHECK(parts("..") == "three");
  CHECK(parts(".p.s") == "three");
}

TEST_CASE("1.1 a third dot makes a fourth part", "[1.1][four_parts]") {
  CHECK(parts("h.p.s." + random_word()) == "not three");
  CHECK(parts("h.p.s.") == "not three");
  CHECK(parts("a.b.c.d.e") == "not three");
}
