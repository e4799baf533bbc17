#include "json/value.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

using json::ParseEvent;

TEST_CASE("JSON is written as it was put together", "[json]") {
  const json::Value json{{"text", "a"},
                         {"whole", 1},
                         {"real", 2.5},
                         {"truth", true},
                         {"nothing", nullptr},
                         {"list", json::Value::array({1, "b", json::Value::array()})},
                         {"object", json::Value{{"z", 1}, {"a", 2}}},
                         {"empty", json::Value::object()}};
  CHECK(json.dump() == R"({"text":"a","whole":1,"real":2.5,"truth":true,"nothing":null,"list":[1,"b",[]],)"
                       R"("object":{"z":1,"a":2},"empty":{}})");
  CHECK(json::Value::parse(json.dump()) == json);
  CHECK(json::Value().dump() == "null");
  CHECK(json::Value{{"a", 1}}.dump(2) == "{\n  \"a\": 1\n}");
}

TEST_CASE("getters never convert", "[json]") {
  const json::Value json =
      json::Value::parse(R"({"one":1,"text":"1","truth":true,"real":1.0,"big":9223372036854775808,
                                    "least":-9223372036854775808,"null":null})");
  CHECK(json.integer("one") == 1);
  CHECK_FALSE(json.integer("text"));
  CHECK_FALSE(json.integer("truth"));
  CHECK_FALSE(json.integer("real"));
  CHECK_FALSE(json.integer("big"));
  CHECK(json.integer("least") == std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(json.integer("missing"));
  CHECK(json.number("one") == 1.0);
  CHECK(json.number("real") == 1.0);
  CHECK_FALSE(json.number("text"));
  CHECK(json.text("text") == "1");
  CHECK_FALSE(json.text("null"));
  CHECK(json.boolean("truth") == true);
  CHECK_FALSE(json.boolean("one"));
  CHECK_FALSE(json::Value::array({1}).integer("one"));
}

TEST_CASE("objects are equal in any order, lists are not", "[json]") {
  CHECK(json::Value::parse(R"({"a":1,"b":{"c":2,"d":3}})") ==
        json::Value::parse(R"({"b":{"d":3,"c":2},"a":1.0})"));
  CHECK_FALSE(json::Value::parse(R"({"a":1})") == json::Value::parse(R"({"a":1,"b":2})"));
  CHECK_FALSE(json::Value::parse("[1,2]") == json::Value::parse("[2,1]"));
  CHECK_FALSE(json::Value(nullptr) == json::Value(false));
}

TEST_CASE("members and elements come as copies", "[json]") {
  json::Value json{{"list", json::Value::array({1, 2})}};
  json::Value list = json.at("list");
  list.push_back(3);
  CHECK(json.at("list").size() == 2);
  CHECK(list.at(2).integer() == 3);
  CHECK_THROWS_AS(json.at("missing"), std::out_of_range);
  CHECK_THROWS_AS(list.at(3), std::out_of_range);
  CHECK(json.names() == std::vector<std::string>{"list"});
}

TEST_CASE("objects and lists grow from null", "[json]") {
  json::Value object, list;
  object.set("a", 1);
  object.set("a", 2);
  list.push_back("x");
  CHECK(object.dump() == R"({"a":2})");
  CHECK(list.dump() == R"(["x"])");
  CHECK_THROWS_AS(list.set("a", 1), std::logic_error);
  CHECK_THROWS_AS(object.push_back(1), std::logic_error);
  CHECK(object.erase("a"));
  CHECK_FALSE(object.erase("a"));
  object.merge({{"b", 1}});
  CHECK(object.contains("b"));
  CHECK_THROWS_AS(object.merge(list), std::logic_error);
}

TEST_CASE("a value that was moved away is null", "[json]") {
  json::Value first{{"a", 1}};
  const json::Value second = std::move(first);
  CHECK(first.is_null());  // NOLINT(bugprone-use-after-move): that is the point.
  CHECK(second.contains("a"));
}

TEST_CASE("number() never rounds a whole number", "[json]") {
  CHECK(json::Value(9007199254740992).number() == 9007199254740992.0);
  CHECK_FALSE(json::Value(9007199254740993).number());
  CHECK_FALSE(json::Value(-9007199254740993).number());
  CHECK(json::Value(9007199254740994).number() == 9007199254740994.0);
  CHECK_FALSE(json::Value(9223372036854775807).number());
  CHECK_FALSE(json::Value(18446744073709551615U).number());
  CHECK(json::Value(9223372036854775808U).number() == 9223372036854775808.0);
  CHECK(json::Value(std::numeric_limits<std::int64_t>::min()).number() == -9223372036854775808.0);
}

TEST_CASE("writing never throws", "[json]") {
  CHECK(json::Value("\xFF").dump() == "\"\xEF\xBF\xBD\"");
  CHECK(json::Value(std::numeric_limits<double>::quiet_NaN()).dump() == "null");
}

TEST_CASE("parse keeps nlohmann's traps, which lesson 1 is about", "[json]") {
  CHECK(json::Value::parse(R"({"a":1,"a":2})").integer("a") == 2);
  CHECK(json::Value::parse(std::string_view("{\"a\":1}\0junk", 12)).size() == 1);
  CHECK(json::Value::parse("\xEF\xBB\xBF{}").is_object());
  CHECK_THROWS_AS(json::Value::parse("{"), json::ParseError);
  CHECK_THROWS_AS(json::Value::parse(""), json::ParseError);
  CHECK_THROWS_AS(json::Value::parse("1e400"), json::ParseError);
}

TEST_CASE("a callback sees every event with its depth", "[json]") {
  std::string seen;
  json::Value::parse(R"({"a":[1],"b":"c"})", [&seen](int depth, ParseEvent event, const json::Value& parsed) {
    constexpr std::string_view letters = "{}[]kv";
    seen += letters[static_cast<std::size_t>(event)] + std::to_string(depth);
    if (event == ParseEvent::key || event == ParseEvent::value) seen += parsed.dump();
    seen += ' ';
    return true;
  });
  CHECK(seen == R"({0 k1"a" [1 v21 ]1 k1"b" v1"c" }0 )");
}

TEST_CASE("a callback that says no drops what it was asked about", "[json]") {
  const auto no_deeper = [](int depth, ParseEvent, const json::Value&) { return depth < 2; };
  CHECK(json::Value::parse(R"({"a":[[1]],"b":2})", no_deeper).dump() == R"({"a":[],"b":2})");
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(json::Value::parse(deep, no_deeper).size() == 1);
}
