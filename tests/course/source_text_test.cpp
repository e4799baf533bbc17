#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "course/dev/catch_test_cases.hpp"
#include "course/dev/includes.hpp"
#include "course/dev/markdown_anchors.hpp"
#include "course/dev/task_words.hpp"
#include "course/text/cpp_source.hpp"

TEST_CASE("comments go, lines and strings stay") {
  const std::string code =
      "int a; // TEST_CASE(\n/* two\nlines */ f(\"// no comment\", '\"', 1'000); // end\n";
  const std::string bare = course::without_comments(code);

  CHECK(std::ranges::count(bare, '\n') == 3);
  CHECK(bare.find("TEST_CASE") == std::string::npos);
  CHECK(bare.find("lines") == std::string::npos);
  CHECK(bare.find("\"// no comment\", '\"', 1'000);") != std::string::npos);
  CHECK(bare.find("end") == std::string::npos);
  CHECK(course::without_comments("R\"x(\" // )x\" // gone").find("gone") == std::string::npos);
}

TEST_CASE("test cases are found with name, tags and line") {
  const auto cases = course::test_cases_in(
      "// TEST_CASE(\"1.0 not me\", \"[1.0]\")\n"
      "TEST_CASE(\"1.1 a \\\"dot\\\"\", \"[1.1][four_parts]\") {}\n"
      "\n"
      "TEST_CASE(\"1.1 a long \"\n"
      "          \"name\",\n"
      "          \"[1.1][two_parts][slow]\") {}\n"
      "TEST_CASE(\"no tags\") {}\n");

  REQUIRE(cases.size() == 3);
  CHECK(cases[0].name == "1.1 a \"dot\"");
  CHECK(cases[0].tags == std::vector<std::string>{"1.1", "four_parts"});
  CHECK(cases[0].line == 2);
  CHECK(cases[1].name == "1.1 a long name");
  CHECK(cases[1].tags.size() == 3);
  CHECK(cases[1].line == 4);
  CHECK(cases[2].tags.empty());
}

TEST_CASE("includes are found in both kinds, not in comments") {
  const auto includes = course::includes_in(
      "#include <openssl/evp.h>\n// #include <no.h>\n  # include \"jwt/key.hpp\"  // why\n");

  REQUIRE(includes.size() == 2);
  CHECK(includes[0].header == "openssl/evp.h");
  CHECK_FALSE(includes[0].quoted);
  CHECK(includes[1].header == "jwt/key.hpp");
  CHECK(includes[1].quoted);
  CHECK(includes[1].line == 3);
}

TEST_CASE("anchors are those that GitHub makes") {
  const auto anchors = course::anchors_in(
      "# The badge anyone can read\n"
      "## 1.1 · Count the dots\n"
      "### `split_token`: three *views*, no copy!\n"
      "```\n# not a heading\n```\n"
      "## See [the RFC](https://example.com/a) ##\n"
      "## What to remember\n"
      "## What to remember\n"
      "## Café — über\n"
      "#no heading\n"
      "<a id=\"by-hand\"></a>\n");

  CHECK(anchors == std::vector<std::string>{
                       "the-badge-anyone-can-read", "11--count-the-dots", "split_token-three-views-no-copy",
                       "see-the-rfc", "what-to-remember", "what-to-remember-1", "café--über", "by-hand"});
}

TEST_CASE("the words of a task are counted without title and examples") {
  CHECK(course::task_words_in("// Exercise 1.1 · Count the dots\n"
                              "//\n"
                              "// One two, three: `four` five-six\n"
                              "//\n"
                              "//   an example that does not count\n"
                              "// — seven.\n"
                              "#include \"x.hpp\"\n"
                              "// not any more\n") == 6);
  CHECK(course::task_words_in("int x;\n") == 0);
}
