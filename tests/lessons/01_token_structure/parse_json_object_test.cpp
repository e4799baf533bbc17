#include "parse_json_object.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "json/parse_object.hpp"
#include "random.hpp"

using namespace std::string_view_literals;

namespace {

std::string in_words(const std::optional<json::Value>& object) { return object ? object->dump() : "refused"; }

// The result in words: the object as text, "refused", or what was thrown.
std::string parse(std::string_view text) {
  try {
    return in_words(lesson::parse_json_object(text));
  } catch (const json::ParseError&) {
    return "a parse error escaped";
  }
}

// As above, for values too deep to be printed.
std::string verdict(std::string_view text) {
  return lesson::parse_json_object(text) ? "accepted" : "refused";
}

// {"a":{"a":…{}…}}: nested objects.
std::string nested_objects(int levels) {
  std::string text = "{}";
  for (int level = 1; level < levels; ++level) text = R"({"a":)" + text + "}";
  return text;
}

// {"a":[[…]]}: an object with nested arrays.
std::string nested_arrays(std::size_t levels) {
  return R"({"a":)" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
}

// JSON text with a typing mistake: one character changed, left out or written twice.
std::string with_a_slip(std::string text) {
  constexpr auto characters = "{}[]\",:a\\0e- \0\xEF\xBB\xBF"sv;
  const auto place = static_cast<std::size_t>(random_integer(0, static_cast<std::int64_t>(text.size()) - 1));
  const auto choice =
      static_cast<std::size_t>(random_integer(0, static_cast<std::int64_t>(characters.size()) - 1));
  switch (random_integer(0, 2)) {
    case 0:
      return text.replace(place, 1, 1, characters[choice]);
    case 1:
      return text.erase(place, 1);
    default:
      return text.insert(place, 1, text[place]);
  }
}

}  // namespace

TEST_CASE("1.5 an object comes back as it was written", "[1.5][objects]") {
  const auto name = random_word(), value = random_word();
  const auto object = R"({")" + name + R"(":")" + value + R"("})";

  CHECK(parse(object) == object);
  CHECK(parse("{}") == "{}");
  CHECK(parse(R"( {"list":[1,true,null,{"x":1.5}]} )") == R"({"list":[1,true,null,{"x":1.5}]})");
  CHECK(parse("{\"a\":\"\xEF\xBB\xBF\"}") == "{\"a\":\"\xEF\xBB\xBF\"}");  // Allowed inside a string.
}

TEST_CASE("1.5 text that is not JSON is refused without an exception", "[1.5][parse_error_escapes]") {
  CHECK(parse(R"({"sub":)") == "refused");
  CHECK(parse(random_word()) == "refused");
  CHECK(parse("") == "refused");
  CHECK(parse("{} {}") == "refused");
  CHECK(parse("{\"a\":\"\xFF\"}") == "refused");  // Not UTF-8.
  CHECK(parse(R"({"exp":1e400})") == "refused");  // Too large for a double.
}

TEST_CASE("1.5 JSON that is not an object is refused", "[1.5][any_json]") {
  CHECK(parse("[]") == "refused");
  CHECK(parse("5") == "refused");
  CHECK(parse("null") == "refused");
  CHECK(parse(R"(")" + random_word() + R"(")") == "refused");
  CHECK(parse(R"([{"alg":"HS256"}])") == "refused");
}

TEST_CASE("1.5 an object with the same name twice is refused", "[1.5][last_name_wins]") {
  const auto name = random_word();

  CHECK(parse(R"({"alg":"HS256","alg":"none"})") == "refused");
  CHECK(parse(R"({")" + name + R"(":1,"x":2,")" + name + R"(":3})") == "refused");
  CHECK(parse(R"({"a":1,"\u0061":2})") == "refused");  // Two ways to write one name.
  CHECK(parse(R"({"list":[{"a":1,"a":2}]})") == "refused");
  CHECK(parse(R"({"a":{"b":1},"a":{"b":1}})") == "refused");
}

TEST_CASE("1.5 different objects may use the same name", "[1.5][one_list_of_names]") {
  CHECK(parse(R"({"a":{"a":1}})") == R"({"a":{"a":1}})");
  CHECK(parse(R"({"x":{"a":1},"y":{"a":2},"a":3})") == R"({"x":{"a":1},"y":{"a":2},"a":3})");
  CHECK(parse(R"({"list":[{"a":1},{"a":2}]})") == R"({"list":[{"a":1},{"a":2}]})");
}

TEST_CASE("1.5 exactly 16 levels of nesting are accepted", "[1.5][fifteen_levels]") {
  CHECK(verdict(nested_objects(16)) == "accepted");
  CHECK(verdict(nested_arrays(16)) == "accepted");
}

TEST_CASE("1.5 more than 16 levels of nesting are refused", "[1.5][any_depth]") {
  CHECK(verdict(nested_objects(17)) == "refused");
  REQUIRE(verdict(nested_arrays(17)) == "refused");
  CHECK(verdict(nested_arrays(100'000)) == "refused");
}

TEST_CASE("1.5 a NUL or a byte order mark at the start is refused", "[1.5][hidden_bytes]") {
  CHECK(parse("{\"a\":1}\0junk"sv) == "refused");
  CHECK(parse("{\"a\":1}\0"sv) == "refused");
  CHECK(parse("\xEF\xBB\xBF{\"a\":1}") == "refused");
}

TEST_CASE("1.5 every text is read as a strict parser reads it", "[1.5][any_text]") {
  const std::string object = R"({"sub":"alice","list":[{"a":1,"b":{"a":[]}},-2e3],"a":"\u0061"})";
  for (int i = 0; i < 200; ++i) {
    const auto text = with_a_slip(with_a_slip(object));
    CAPTURE(text);
    REQUIRE(parse(text) == in_words(json::parse_object(text)));
  }
}
