#include "check_issuer_and_audience.hpp"

#include <array>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "jwt/verifier.hpp"
#include "tokens.hpp"

using lesson::Expected;

namespace {

const std::string login = "https://login.example";

std::string verdict(const json::Value& claims, const Expected& expected) {
  UNSCOPED_INFO("the claims are " << claims.dump() << ", the expected issuer is " << expected.issuer
                                  << ", the expected audience " << expected.audience.value_or("(none)"));
  return word(lesson::check_issuer_and_audience(claims, expected));
}

std::string verdict_on_issuer(const json::Value& issuer) {
  return verdict({{"iss", issuer}}, {.issuer = login});
}

std::string verdict_on_audience(const json::Value& audience) {
  return verdict({{"iss", login}, {"aud", audience}}, {.issuer = login, .audience = "taskboard"});
}

// What the library makes of the same claims, in a good token.
std::string library_verdict(json::Value claims, const Expected& expected) {
  const Signer signer;
  jwt::VerifierOptions options{
      .algorithms = {jwt::Algorithm::hs256}, .issuers = {expected.issuer}, .clock = [] { return 1; }};
  if (expected.audience) options.audiences = {*expected.audience};
  claims.set("exp", 2);
  const auto key = jwt::Key::from_secret(jwt::Algorithm::hs256, signer.secret).value();
  return word(jwt::Verifier(key, options).verify(signer.sign(claims)));
}

// One of a few names, so that they often meet.
std::string any_name() {
  constexpr std::array names = {"taskboard", "wiki", "task", "Taskboard"};
  return names[static_cast<std::size_t>(random_integer(0, 3))];
}

json::Value any_audience() {
  if (random_integer(0, 1) == 0) return any_name();
  json::Value list = json::Value::array();
  for (auto count = random_integer(0, 3); count > 0; --count) list.push_back(any_name());
  return list;
}

}  // namespace

TEST_CASE("3.5 a token from our issuer and for us is accepted", "[3.5][good_claims][R15]") {
  const auto issuer = "https://" + random_word() + ".example", audience = random_word();

  CHECK(verdict({{"iss", issuer}, {"aud", audience}}, {.issuer = issuer, .audience = audience}) ==
        "accepted");
}

TEST_CASE("3.5 an issuer that only contains our issuer is refused", "[3.5][issuer_inside][R15]") {
  CHECK(verdict_on_issuer("https://mallory.example/?" + login) == "wrong_issuer");
  CHECK(verdict_on_issuer(" " + login) == "wrong_issuer");
}

TEST_CASE("3.5 an issuer that only begins like ours is refused", "[3.5][issuer_prefix][R15]") {
  CHECK(verdict_on_issuer(login + ".mallory.example") == "wrong_issuer");
  CHECK(verdict_on_issuer(login + "/") == "wrong_issuer");
  CHECK(verdict_on_issuer("https://login") == "wrong_issuer");
  CHECK(verdict_on_issuer("") == "wrong_issuer");
}

TEST_CASE("3.5 a token without iss is refused", "[3.5][missing_issuer][R15]") {
  CHECK(verdict({{"sub", "alice"}}, {.issuer = login}) == "missing_claim");
}

TEST_CASE("3.5 an iss that is not text is invalid", "[3.5][issuer_of_any_type][R15]") {
  CHECK(verdict_on_issuer(5) == "invalid_claim");
  CHECK(verdict_on_issuer(nullptr) == "invalid_claim");
  CHECK(verdict_on_issuer(json::Value::array({login})) == "invalid_claim");
}

TEST_CASE("3.5 a list of audiences is read, not ignored", "[3.5][list_ignored][R15]") {
  CHECK(verdict_on_audience("wiki") == "wrong_audience");
  CHECK(verdict_on_audience(json::Value::array({"wiki"})) == "wrong_audience");
  CHECK(verdict_on_audience(json::Value::array({"taskboard"})) == "accepted");
  CHECK(verdict_on_audience(json::Value::array()) == "wrong_audience");
}

TEST_CASE("3.5 our name may be anywhere in the list of audiences", "[3.5][first_of_the_list][R15]") {
  CHECK(verdict_on_audience(json::Value::array({"wiki", "taskboard"})) == "accepted");
  CHECK(verdict_on_audience(json::Value::array({"a", "b", "c", "d", "e", "f", "g", "h", "taskboard"})) ==
        "accepted");
  CHECK(verdict_on_audience(json::Value::array({"wiki", "mail"})) == "wrong_audience");
}

TEST_CASE("3.5 an audience that only contains our name is refused", "[3.5][audience_inside][R15]") {
  CHECK(verdict_on_audience("taskboard-test") == "wrong_audience");
  CHECK(verdict_on_audience("wiki taskboard") == "wrong_audience");
  CHECK(verdict_on_audience(json::Value::array({"*"})) == "wrong_audience");
  CHECK(verdict_on_audience(json::Value::array({"task", "not taskboard"})) == "wrong_audience");
}

TEST_CASE("3.5 issuer and audience are case-sensitive", "[3.5][any_case][R15]") {
  CHECK(verdict_on_issuer("https://Login.example") == "wrong_issuer");
  CHECK(verdict_on_audience("Taskboard") == "wrong_audience");
}

TEST_CASE("3.5 a name does not end at a zero byte", "[3.5][stops_at_nul][R15]") {
  const std::string rest("\0.mallory.example", 17);

  CHECK(verdict_on_issuer(login + rest) == "wrong_issuer");
  CHECK(verdict_on_audience("taskboard" + rest) == "wrong_audience");
  CHECK(verdict_on_audience(json::Value::array({"taskboard" + rest})) == "wrong_audience");
}

TEST_CASE("3.5 an audience is text, or a list of nothing but text", "[3.5][list_of_anything][R15]") {
  CHECK(verdict_on_audience(json::Value::array({5, "taskboard"})) == "invalid_claim");
  CHECK(verdict_on_audience(json::Value::array({"taskboard", 5})) == "invalid_claim");
  CHECK(verdict_on_audience(5) == "invalid_claim");
  CHECK(verdict_on_audience(json::Value{{"taskboard", true}}) == "invalid_claim");
  CHECK(verdict_on_audience(nullptr) == "invalid_claim");
}

TEST_CASE("3.5 a token without aud is refused by a service with a name", "[3.5][missing_audience][R15]") {
  CHECK(verdict({{"iss", login}}, {.issuer = login, .audience = "taskboard"}) == "missing_claim");
}

TEST_CASE("3.5 the issuer is checked before the audience", "[3.5][audience_before_issuer]") {
  const Expected expected{.issuer = login, .audience = "taskboard"};

  CHECK(verdict({{"iss", "https://other.example"}}, expected) == "wrong_issuer");
  CHECK(verdict({{"iss", "https://other.example"}, {"aud", 5}}, expected) == "wrong_issuer");
  CHECK(verdict({{"iss", 5}}, expected) == "invalid_claim");
}

TEST_CASE("3.5 a service without a name accepts a token without aud", "[3.5][demands_an_audience][R15]") {
  CHECK(verdict({{"iss", login}}, {.issuer = login}) == "accepted");
}

TEST_CASE("3.5 a service without a name accepts no audience", "[3.5][audience_for_nobody][R15]") {
  CHECK(verdict({{"iss", login}, {"aud", "wiki"}}, {.issuer = login}) == "wrong_audience");
  CHECK(verdict({{"iss", login}, {"aud", ""}}, {.issuer = login}) == "wrong_audience");
}

TEST_CASE("3.5 an unreadable aud is invalid, even for a service without a name", "[3.5][unread_audience]") {
  CHECK(verdict({{"iss", login}, {"aud", 5}}, {.issuer = login}) == "invalid_claim");
  CHECK(verdict({{"iss", login}, {"aud", json::Value::array({"wiki", 5})}}, {.issuer = login}) ==
        "invalid_claim");
}

TEST_CASE("3.5 the check agrees with the library on random claims", "[3.5][against_the_library]") {
  for (int i = 0; i < 100; ++i) {
    Expected expected{.issuer = any_name()};
    if (random_integer(0, 3) > 0) expected.audience = any_name();
    json::Value claims = json::Value::object();
    if (random_integer(0, 9) > 0) claims.set("iss", random_integer(0, 2) > 0 ? expected.issuer : any_name());
    if (random_integer(0, 4) > 0) claims.set("aud", any_audience());
    REQUIRE(verdict(claims, expected) == library_verdict(claims, expected));
  }
}
