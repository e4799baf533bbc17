#include "make_header.hpp"

#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "json/parse_object.hpp"
#include "random.hpp"
#include "thrown.hpp"

namespace {

// The resulting header, or "throws …".
std::string header_with(const json::Value& extra) {
  return text_or_exception<std::invalid_argument>([&] { return lesson::make_header(extra); });
}

// The expected header when the caller adds this member.
std::string header_followed_by(const std::string& name, const json::Value& value) {
  return R"({"alg":"HS256","typ":"JWT",)" + json::Value(name).dump() + ":" + value.dump() + "}";
}

std::string alg_in(const std::string& header) {
  const auto object = json::parse_object(header);
  return object ? object->text("alg").value_or("no alg") : "not a JSON object";
}

}  // namespace

TEST_CASE("2.2 alg is HS256, in capitals", "[2.2][lower_case]") {
  CHECK(alg_in(header_with(json::Value::object())) == "HS256");
}

TEST_CASE("2.2 without extra members the header is alg and typ, in this order, without blanks",
          "[2.2][two_members]") {
  CHECK(header_with(json::Value::object()) == R"({"alg":"HS256","typ":"JWT"})");
}

TEST_CASE("2.2 the caller's members follow after alg and typ", "[2.2][extra_forgotten]") {
  const auto kid = random_word(), name = random_word() + "-x";

  CHECK(header_with({{"kid", kid}}) == header_followed_by("kid", kid));
  CHECK(header_with({{name, "1"}, {"b", "2"}}) ==
        R"({"alg":"HS256","typ":"JWT",")" + name + R"(":"1","b":"2"})");
}

TEST_CASE("2.2 a quote in a name or a value is escaped", "[2.2][glued_text]") {
  const auto text = random_word() + R"(","alg":"none)";

  CHECK(header_with({{"kid", text}}) == header_followed_by("kid", text));
  CHECK(header_with({{text, "x"}}) == header_followed_by(text, "x"));
}

TEST_CASE("2.2 a member may have a value of any JSON type", "[2.2][only_texts]") {
  const auto name = random_word() + "-x";

  for (const json::Value& value :
       {json::Value("two words"), json::Value(""), json::Value(5), json::Value(2.5), json::Value(true),
        json::Value(false), json::Value(nullptr), json::Value::array({"exp", 1}),
        json::Value::object({{"kty", "oct"}})})
    CHECK(header_with({{name, value}}) == header_followed_by(name, value));
}

TEST_CASE("2.2 the caller's typ replaces the default", "[2.2][name_twice]") {
  CHECK(header_with({{"typ", "at+jwt"}}) == R"({"alg":"HS256","typ":"at+jwt"})");
}

TEST_CASE("2.2 a caller cannot set alg, whatever the value", "[2.2][callers_alg]") {
  CHECK(header_with({{"alg", "none"}}) == "throws std::invalid_argument");
  CHECK(header_with({{"kid", random_word()}, {"alg", "RS256"}}) == "throws std::invalid_argument");
  for (const json::Value& value :
       {json::Value("HS256"), json::Value(""), json::Value(nullptr), json::Value(0), json::Value(false),
        json::Value::array({"none"}), json::Value::object({{"alg", "none"}})}) {
    CAPTURE(value.dump());
    CHECK(header_with({{"alg", value}}) == "throws std::invalid_argument");
  }
}

TEST_CASE("2.2 alg is allowed as a value, or inside one", "[2.2][alg_anywhere]") {
  const json::Value key{{"kty", "oct"}, {"alg", "A128KW"}};

  CHECK(header_with({{"kid", "alg"}}) == header_followed_by("kid", "alg"));
  CHECK(header_with({{"jwk", key}}) == header_followed_by("jwk", key));
}
