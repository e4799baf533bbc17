#include "split_token.hpp"

#include <functional>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

bool lies_inside(std::string_view part, std::string_view text) {
  const std::less_equal<> before;  // Pointers of different arrays have no < of their own.
  return part.empty() ||
         (before(text.data(), part.data()) && before(part.data() + part.size(), text.data() + text.size()));
}

// Where the parts of `token` are. A view into anything else is not read: its text may be gone.
std::string place(std::string_view token) {
  const auto parts = lesson::split_token(token);
  if (!parts) return "refused";
  const bool inside = lies_inside(parts->header, token) && lies_inside(parts->payload, token) &&
                      lies_inside(parts->signature, token);
  return inside ? "in the token's own text" : "somewhere else";
}

// The parts in words: header|payload|signature.
std::string cut(std::string_view token) {
  if (const auto where = place(token); where != "in the token's own text") return where;
  const auto parts = lesson::split_token(token);
  return std::string(parts->header) + "|" + std::string(parts->payload) + "|" + std::string(parts->signature);
}

// A token of three parts, `size` characters long.
std::string token_of_size(std::size_t size) { return "h.p." + std::string(size - 4, 's'); }

}  // namespace

TEST_CASE("1.2 a token with three parts is split", "[1.2][good_token_refused]") {
  const std::string token = random_word() + "." + random_word() + "." + random_word();

  CHECK(place(token) != "refused");
}

TEST_CASE("1.2 the parts are views into the caller's text", "[1.2][dangling_views]") {
  const std::string token = random_word() + "." + random_word() + "." + random_word();

  CHECK(place(token) == "in the token's own text");
}

TEST_CASE("1.2 each part is exactly the text between the dots", "[1.2][end_for_length]") {
  const auto header = random_word(), payload = random_word(), signature = random_word();

  CHECK(cut(header + "." + payload + "." + signature) == header + "|" + payload + "|" + signature);
  CHECK(cut("a.bc.def") == "a|bc|def");
}

TEST_CASE("1.2 an empty part is an empty view", "[1.2][empty_part_refused]") {
  const auto header = random_word(), payload = random_word();

  CHECK(cut(header + "." + payload + ".") == header + "|" + payload + "|");
  CHECK(cut("." + payload + ".") == "|" + payload + "|");
  CHECK(cut("..") == "||");
}

TEST_CASE("1.2 a text with fewer than two dots is refused", "[1.2][npos_arithmetic]") {
  CHECK(cut("abc") == "refused");
  CHECK(cut(random_word() + "." + random_word()) == "refused");
  CHECK(cut(".") == "refused");
  CHECK(cut("") == "refused");
}

TEST_CASE("1.2 a text with more than two dots is refused", "[1.2][rest_in_signature]") {
  CHECK(cut("a.b.c." + random_word()) == "refused");
  CHECK(cut("a.b.c.") == "refused");
  CHECK(cut("a.b.c.d.e") == "refused");
}

TEST_CASE("1.2 a token of exactly 8,192 characters is accepted", "[1.2][limit_too_low]") {
  CHECK(place(token_of_size(lesson::max_token_size)) == "in the token's own text");
}

TEST_CASE("1.2 a text longer than 8,192 characters is refused", "[1.2][unbounded]") {
  // Without the limit, the million dots that follow may take very long.
  REQUIRE(place(token_of_size(lesson::max_token_size + 1)) == "refused");
  CHECK(place(std::string(1'000'000, '.')) == "refused");
}
