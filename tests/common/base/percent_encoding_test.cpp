#include "base/percent_encoding.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("percent-encoding keeps only the unreserved characters", "[url_text]") {
  const std::string unreserved = "ABCXYZabcxyz0189-._~";
  CHECK(base::percent_encode(unreserved) == unreserved);
  CHECK(base::percent_encode("a b+c&d=e%f/g?h#i:@") == "a%20b%2Bc%26d%3De%25f%2Fg%3Fh%23i%3A%40");
  CHECK(base::percent_encode("\xc3\xbc") == "%C3%BC");
  CHECK(base::percent_encode(std::string("\0\r\n\x7f\xff", 5)) == "%00%0D%0A%7F%FF");
}

TEST_CASE("percent-encoded text decodes to the same text", "[url_text]") {
  std::string every_character;
  for (char c = ' '; c <= '~'; ++c) every_character += c;
  const auto text =
      GENERATE_COPY(every_character, std::string(), std::string("\xf0\x9f\x94\x91 \xc3\xa4"), random_word());
  CHECK(base::percent_decode(base::percent_encode(text)) == text);
}

TEST_CASE("an encoded form is parsed to the same names and values", "[url_text]") {
  const Fields fields{
      {"grant_type", "authorization_code"}, {"a&b=c", "1+1 = 2 & 50%"}, {"a&b=c", ""}, {"", "x"}};
  CHECK(base::encode_form(fields) ==
        "grant_type=authorization_code&a%26b%3Dc=1%2B1%20%3D%202%20%26%2050%25&a%26b%3Dc=&=x");
  CHECK(base::parse_form(base::encode_form(fields)) == fields);
  CHECK(base::encode_form({}).empty());
}
