// The quick reader of claims against the thorough one: whatever the first accepts, both read alike.
#include "jwt/internal/claim_scan.hpp"

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

using jwt::ClaimInterest;
using jwt::ClaimScan;

namespace {

const std::vector<std::string> audiences{"taskboard", "other"};
const std::vector<std::string> required{"jti", "sub"};
const ClaimInterest interest{.audiences = audiences, .required = required};

std::string text_of(const std::optional<jwt::TextPiece>& piece, std::string_view payload) {
  return piece ? std::string(piece->of(payload)) : "(none)";
}

void check_same(const ClaimScan& quick, const ClaimScan& thorough, std::string_view payload,
                std::string_view extended) {
  CHECK(text_of(quick.issuer, payload) == text_of(thorough.issuer, extended));
  CHECK(text_of(quick.subject, payload) == text_of(thorough.subject, extended));
  CHECK(text_of(quick.id, payload) == text_of(thorough.id, extended));
  CHECK(quick.expires == thorough.expires);
  CHECK(quick.not_before == thorough.not_before);
  CHECK(quick.issued == thorough.issued);
  CHECK(quick.has_audience == thorough.has_audience);
  CHECK(quick.audience_is_ours == thorough.audience_is_ours);
  CHECK(quick.required_found == thorough.required_found);
}

// Says whether the quick reader understood `payload`.
bool compare(const std::string& payload) {
  CAPTURE(payload);
  const auto quick = jwt::read_plain_claims(payload, interest);
  std::string extended = payload;
  const auto thorough = jwt::read_any_claims(extended, interest);
  if (!quick) return false;
  REQUIRE(thorough.has_value());
  check_same(*quick, *thorough, payload, extended);
  return true;
}

std::string pick(const std::vector<std::string>& choices) {
  return choices[static_cast<std::size_t>(random_integer(0, std::ssize(choices) - 1))];
}

// Something like claims: mostly right, sometimes not.
std::string random_claims() {
  static const std::vector<std::string> names{"iss", "sub",  "aud", "exp", "nbf",       "iat",
                                              "jti", "role", "x",   "",    "\\u0065xp", "ä"};
  static const std::vector<std::string> values{"1",
                                               "0",
                                               "-0",
                                               "01",
                                               "-5",
                                               "1.5",
                                               "1e3",
                                               "123456789012345",
                                               "1234567890123456",
                                               "\"a\"",
                                               "\"\"",
                                               "\"taskboard\"",
                                               "\"\\n\"",
                                               "\"ä\"",
                                               "true",
                                               "false",
                                               "null",
                                               "nul",
                                               "[]",
                                               "[\"taskboard\"]",
                                               "[\"a\" , \"other\"]",
                                               "[1]",
                                               "[\"a\",]",
                                               "{}",
                                               "{\"a\":1}",
                                               "",
                                               "\"a",
                                               "9007199254740993",
                                               "[[]]",
                                               "tru",
                                               "-",
                                               "\"\x7F\"",
                                               "\"\t\""};
  static const std::vector<std::string> blanks{"", "", "", " ", "\n\t", "\r "};
  std::string text = pick(blanks) + "{";
  for (auto left = random_integer(0, 5); left > 0; --left) {
    text += pick(blanks) + "\"" + pick(names) + "\"" + pick(blanks) + ":" + pick(blanks) + pick(values) +
            pick(blanks) + (left > 1 ? "," : "");
  }
  return text + pick({"}", "}", "}", "} ", "}x", "", ",}"});
}

}  // namespace

TEST_CASE("claims as most are, are read quickly", "[claims]") {
  CHECK(compare("{}"));
  CHECK(compare(R"({"iss":"i","sub":"alice","aud":"taskboard","exp":2000,"iat":1000,"jti":"7"})"));
  CHECK(compare(R"({"exp":-5,"nbf":-1,"iat":0})"));
  CHECK(compare(R"( { "aud" : [ "a" , "other" ] , "admin" : false , "x" : null , "n" : -12 } )"));
}

TEST_CASE("claims of any other kind are left to the thorough reader", "[claims]") {
  for (const auto* payload :
       {R"({"sub":"\u0061"})", R"({"sub":"ä"})", R"({"exp":1.5})", R"({"exp":1e3})", R"({"a":{}})",
        R"({"exp":1234567890123456})", R"({"a":[1]})", R"({"exp":"1"})", R"({"sub":5})", R"({"a":1,"a":1})",
        R"({"a":01})", R"({"a" 1})", R"({"exp"2000})", "[]", "", "{", R"({"a":1,})", R"({"a":1}x)"}) {
    CHECK_FALSE(compare(payload));
  }
}

TEST_CASE("the quick and the thorough reader never disagree", "[claims][property]") {
  int understood = 0;
  for (int i = 0; i < 5000; ++i) understood += compare(random_claims()) ? 1 : 0;
  CHECK(understood > 100);
}

TEST_CASE("more claims than the quick reader keeps are read all the same", "[claims]") {
  std::string payload = R"({"exp":2000)";
  for (int i = 0; i < 50; ++i) payload += ",\"" + std::to_string(i) + "\":1";
  CHECK_FALSE(compare(payload + "}"));
  payload += "}";
  CHECK(jwt::read_claims(payload, interest)->expires == 2000.0);
}
