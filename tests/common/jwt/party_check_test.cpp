// Who made a token, for whom, and what else it must say.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("the issuer is one of ours, exactly", "[verifier][R15]") {
  const auto options = with([](auto& o) { o.issuers = {"https://a.example", "https://b.example"}; });
  const auto from = [&options](std::string_view issuer) {
    return verdict_on(json::Value{{"exp", 2000}, {"iss", issuer}}.dump(), options);
  };
  CHECK(from("https://a.example") == "accepted");
  CHECK(from("https://b.example") == "accepted");
  CHECK(from("https://a.example/") == "wrong_issuer");
  CHECK(from("https://a.example.evil") == "wrong_issuer");
  CHECK(from("a.example") == "wrong_issuer");
  CHECK(from("") == "wrong_issuer");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"iss":5})", options) == "invalid_claim");
  CHECK(verdict_on(R"({"exp":2000,"iss":["https://a.example"]})", options) == "invalid_claim");
}

TEST_CASE("an issuer that nobody expected is refused, unless that is said aloud", "[verifier][R15]") {
  const std::string token = R"({"exp":2000,"iss":"https://a.example"})";
  CHECK(verdict_on(token) == "wrong_issuer");
  CHECK(verdict_on(R"({"exp":2000})") == "accepted");
  const auto any =
      with([](auto& o) { o.other_issuers = jwt::OtherIssuers::accepted_because_the_key_alone_decides; });
  CHECK(verdict_on(token, any) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iss":5})", any) == "invalid_claim");
}

TEST_CASE("a key belongs to its issuer, even under one kid", "[verifier][R15]") {
  const Key honest = Key::generate(Algorithm::es256).with_id("1");
  const Key rogue = Key::generate(Algorithm::es256).with_id("1");
  auto options = policy_at(1000);
  options.algorithms = {Algorithm::es256};
  const Verifier verifier({{.issuer = "honest", .find_key = jwt::find_in(*KeySet::of({honest}))},
                           {.issuer = "rogue", .find_key = jwt::find_in(*KeySet::of({rogue}))}},
                          options);
  const auto token = [](const Key& signer, const char* issuer) {
    return sign_raw(signer, R"({"alg":"ES256","kid":"1"})",
                    json::Value{{"exp", 2000}, {"iss", issuer}}.dump());
  };
  CHECK(verdict(verifier, token(honest, "honest")) == "accepted");
  CHECK(verdict(verifier, token(rogue, "rogue")) == "accepted");
  CHECK(verdict(verifier, token(rogue, "honest")) == "invalid_signature");
  CHECK(verdict(verifier, token(honest, "rogue")) == "invalid_signature");
  CHECK(verdict(verifier, token(honest, "somebody")) == "wrong_issuer");
  CHECK(verdict(verifier, sign_raw(honest, R"({"alg":"ES256","kid":"1"})", R"({"exp":2000})")) ==
        "missing_claim");
}

TEST_CASE("the audience names us, and arrays are typed", "[verifier][R15]") {
  const auto options = with([](auto& o) { o.audiences = {"taskboard", "taskboard-beta"}; });
  const auto to = [&options](const json::Value& audience) {
    return verdict_on(json::Value{{"exp", 2000}, {"aud", audience}}.dump(), options);
  };
  CHECK(to("taskboard") == "accepted");
  CHECK(to(json::Value::array({"other", "taskboard-beta"})) == "accepted");
  CHECK(to("taskboard2") == "wrong_audience");
  CHECK(to("task") == "wrong_audience");
  CHECK(to(json::Value::array()) == "wrong_audience");
  CHECK(to(json::Value::array({"taskboard", 5})) == "invalid_claim");
  CHECK(to(json::Value::array({"taskboard", nullptr})) == "invalid_claim");
  CHECK(to(json::Value::array({json::Value::array({"taskboard"})})) == "invalid_claim");
  CHECK(to(5) == "invalid_claim");
  CHECK(to(nullptr) == "invalid_claim");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  // A token for somebody is not for everybody.
  CHECK(verdict_on(R"({"exp":2000,"aud":"taskboard"})") == "wrong_audience");
}

TEST_CASE("required claims are there", "[verifier][R17]") {
  const auto options = with([](auto& o) { o.required_claims = {"sub", "jti", "sub"}; });
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice","jti":"1"})", options) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice"})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice","x":{"jti":"1"}})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"sub":5,"jti":"1"})", options) == "invalid_claim");
}
