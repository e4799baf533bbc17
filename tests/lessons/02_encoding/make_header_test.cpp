#include "make_header.hpp"

#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "jwt/strict_json.hpp"
#include "random.hpp"

using jwt::Json;

namespace {

// The header that comes out, or that the caller was refused.
std::string header_with(const Json& extra) {
  try {
    return lesson::make_header(extra);
  } catch (const std::invalid_argument&) {
    return "refused";
  }
}

std::string alg_in(const std::string& header) {
  const auto object = jwt::parse_json_object(header);
  return object ? object->text("alg").value_or("no alg") : "no JSON object";
}

}  // namespace

TEST_CASE("2.2 the name of the algorithm is HS256, in capitals", "[2.2][lower_case]") {
  CHECK(alg_in(header_with(Json::object())) == "HS256");
}

TEST_CASE("2.2 alone, the header is alg and typ, in this order and without blanks", "[2.2][two_members]") {
  CHECK(header_with(Json::object()) == R"({"alg":"HS256","typ":"JWT"})");
}

TEST_CASE("2.2 members of the caller follow", "[2.2][extra_forgotten]") {
  const auto kid = random_word();

  CHECK(header_with({{"kid", kid}}) == R"({"alg":"HS256","typ":"JWT","kid":")" + kid + R"("})");
}

TEST_CASE("2.2 a value with quotes in it stays one value", "[2.2][glued_text]") {
  const std::string kid = random_word() + R"(","alg":"none)";
  const auto header = jwt::parse_json_object(header_with({{"kid", kid}}));

  REQUIRE(header);
  CHECK(header->text("kid") == kid);
  CHECK(header->text("alg") == "HS256");
}

TEST_CASE("2.2 another typ takes the place of the first", "[2.2][name_twice]") {
  CHECK(header_with({{"typ", "at+jwt"}}) == R"({"alg":"HS256","typ":"at+jwt"})");
}

TEST_CASE("2.2 no caller chooses the algorithm", "[2.2][callers_alg]") {
  CHECK(header_with({{"alg", "none"}}) == "refused");
  CHECK(header_with({{"kid", random_word()}, {"alg", "RS256"}}) == "refused");
  CHECK(header_with({{"alg", "HS256"}}) == "refused");
}
