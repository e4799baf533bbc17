#include "json/parse_object.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

using json::parse_object;

namespace {

// The object as text, or "refused".
std::string read(std::string_view text) {
  const auto object = parse_object(text);
  return object ? object->dump() : "refused";
}

std::string nested(int levels) {
  const auto lists = static_cast<std::size_t>(levels - 1);
  return R"({"a":)" + std::string(lists, '[') + std::string(lists, ']') + "}";
}

}  // namespace

TEST_CASE("an object is read as it stands", "[strict_json][R3]") {
  CHECK(read("{}") == "{}");
  CHECK(read(" {\"b\" : 1 , \"a\":[true,null,{\"x\":-1.5e3}]}\r\n") ==
        R"({"b":1,"a":[true,null,{"x":-1500.0}]})");
  CHECK(read(R"({"ä":"\u00e4\n😀"})") == "{\"ä\":\"ä\\n😀\"}");
  CHECK(read(R"({"a":{},"b":[]})") == R"({"a":{},"b":[]})");
}

TEST_CASE("only an object counts", "[strict_json][R3]") {
  for (const auto* text : {"[]", "5", "null", "true", "\"{}\"", "", " ", "{}{}", "{} x", "[{}]"}) {
    CHECK(read(text) == "refused");
  }
}

TEST_CASE("a name twice is refused at any depth and in any spelling", "[strict_json][R3]") {
  CHECK(read(R"({"alg":"HS256","alg":"none"})") == "refused");
  CHECK(read(R"({"a":{"b":1,"b":1}})") == "refused");
  CHECK(read(R"({"a":[{"b":1,"b":2}]})") == "refused");
  CHECK(read(R"({"a":1,"\u0061":2})") == "refused");
  CHECK(read(R"({"":1,"":2})") == "refused");
  CHECK(read(R"({"a":{"b":1},"b":{"a":1}})") == R"({"a":{"b":1},"b":{"a":1}})");
}

TEST_CASE("sixteen levels are read, seventeen are not", "[strict_json][R3]") {
  CHECK(read(nested(16)) != "refused");
  CHECK(read(nested(17)) == "refused");
  CHECK(read(nested(100'000)) == "refused");
  CHECK(read(std::string(100'000, '[')) == "refused");
}

TEST_CASE("bytes that hide something are refused", "[strict_json][R3]") {
  CHECK(read(std::string_view("{\"a\":1}\0junk", 12)) == "refused");
  CHECK(read(std::string_view("{\"a\":\"\0\"}", 9)) == "refused");
  CHECK(read("\xEF\xBB\xBF{}") == "refused");
  CHECK(read("{\"a\":\"\xFF\"}") == "refused");
  CHECK(read("{\"a\":\"\xC0\xAF\"}") == "refused");      // Overlong.
  CHECK(read("{\"a\":\"\xED\xA0\x80\"}") == "refused");  // A surrogate.
  CHECK(read(R"({"a":"\ud800"})") == "refused");
  CHECK(read("{\"a\":\"\n\"}") == "refused");
}

TEST_CASE("what JSON does not know is refused", "[strict_json][R3]") {
  for (const auto* text : {R"({"a":01})", R"({"a":+1})", R"({"a":.5})", R"({"a":1.})", R"({"a":NaN})",
                           R"({"a":1e400})", R"({'a':1})", R"({a:1})", R"({"a":1,})", R"({"a":[1,]})",
                           R"({"a" 1})", R"({"a":1 "b":2})", R"({/**/})", R"({"a":tru})", R"({"a":"\x"})"}) {
    CHECK(read(text) == "refused");
  }
}

TEST_CASE("a long object is read in one pass", "[strict_json]") {
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) text += "\"" + std::to_string(i) + "\":1,";
  CHECK(parse_object(text + R"("x":1})")->size() == 5001);
  CHECK_FALSE(parse_object(text + R"("77":1})"));
}

TEST_CASE("a whole number keeps its digits or is refused", "[strict_json][R3]") {
  for (const auto* number : {"9007199254740993", "-9007199254740993", "9223372036854775807",
                             "9223372036854775808", "-9223372036854775808", "18446744073709551615"}) {
    CHECK(read(R"({"n":)" + std::string(number) + "}") == R"({"n":)" + std::string(number) + "}");
  }
  for (const auto* number : {"18446744073709551616", "-9223372036854775809", "100000000000000000000000"}) {
    CHECK(read(R"({"n":)" + std::string(number) + "}") == "refused");
    CHECK(read(R"({"n":[{"n":)" + std::string(number) + "}]}") == "refused");
  }
  CHECK(read(R"({"n":1e23})") != "refused");  // With an exponent or a fraction it is a double.
  CHECK(read(R"({"n":18446744073709551616.0})") != "refused");
}
