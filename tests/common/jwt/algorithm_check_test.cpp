// The algorithm is our choice, and never the token's.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;

namespace {

const Key& key = test_key(Algorithm::hs256);

}  // namespace

TEST_CASE("the algorithm is on the list, in exact case, and the key's", "[verifier][R4]") {
  for (const auto* name : {"none", "None", "NONE", "nOnE", "", "hs256", "HS256 ", "HS25", "RS256", "HS512"}) {
    CAPTURE(name);
    CHECK(verdict_on_header(json::Value{{"alg", name}}.dump()) == "algorithm_not_allowed");
  }
  CHECK(verdict_on_header(R"({"typ":"JWT"})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":null})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":["HS256"]})") == "invalid_header");

  // On the list, but not the algorithm of the key that "kid" names.
  const Key first = Key::generate(Algorithm::hs256).with_id("first");
  const Key second = Key::generate(Algorithm::hs512).with_id("second");
  const Verifier both(*KeySet::of({first, second}),
                      {.algorithms = {Algorithm::hs256, Algorithm::hs512}, .clock = [] { return 1000; }});
  CHECK(verdict(both, sign_raw(second, R"({"alg":"HS256","kid":"second"})", R"({"exp":2000})")) ==
        "algorithm_not_allowed");
  CHECK(verdict(both, sign_raw(second, R"({"alg":"HS512","kid":"second"})", R"({"exp":2000})")) ==
        "accepted");
}

TEST_CASE("a key that shares its kid with another serves its own algorithm only", "[verifier][R4]") {
  const Key pkcs = test_key(Algorithm::rs256).with_id("1");
  const Key pss = test_key(Algorithm::ps256).with_id("1");
  const Verifier verifier({{.issuer = "a", .find_key = jwt::find_in(*KeySet::of({pkcs}))},
                           {.issuer = "b", .find_key = jwt::find_in(*KeySet::of({pss}))}},
                          {.algorithms = {Algorithm::rs256, Algorithm::ps256}, .clock = [] { return 1000; }});
  const std::string claims = R"({"exp":2000,"iss":"b"})";
  CHECK(verdict(verifier, sign_raw(pss, R"({"alg":"PS256","kid":"1"})", claims)) == "accepted");
  CHECK(verdict(verifier, sign_raw(pss, R"({"alg":"RS256","kid":"1"})", claims)) == "key_not_found");
}

TEST_CASE("the allowed algorithms are those of the keys, and a list narrows them", "[verifier][R4]") {
  const Key ec = test_key(Algorithm::es256).with_id("ec");
  const Key ed = test_key(Algorithm::ed25519).with_id("ed");
  const auto keys = *KeySet::of({ec, ed});
  const auto from_ec = sign_raw(ec, R"({"alg":"ES256","kid":"ec"})", R"({"exp":2000})");
  const auto from_ed = sign_raw(ed, R"({"alg":"Ed25519","kid":"ed"})", R"({"exp":2000})");

  const Verifier both(keys, policy_at(1000));
  CHECK(verdict(both, from_ec) == "accepted");
  CHECK(verdict(both, from_ed) == "accepted");
  const Verifier one(keys, with([](auto& o) { o.algorithms = {Algorithm::es256}; }));
  CHECK(verdict(one, from_ec) == "accepted");
  CHECK(verdict(one, from_ed) == "algorithm_not_allowed");
}

TEST_CASE("a key for a curve answers to one name", "[verifier][R4]") {  // RFC 9864
  const auto claims = [](const Key& signer, const char* alg) {
    return sign_raw(signer, json::Value{{"alg", alg}}.dump(), R"({"exp":2000})");
  };
  for (const auto& [algorithm, name] :
       {std::pair{Algorithm::eddsa, "EdDSA"}, {Algorithm::ed25519, "Ed25519"}, {Algorithm::ed448, "Ed448"}}) {
    const Key& signer = test_key(algorithm);
    const Verifier verifier(signer, policy_at(1000));
    for (const auto* said : {"EdDSA", "Ed25519", "Ed448"}) {
      CAPTURE(name, said);
      const bool own = std::string_view(said) == name;
      CHECK(verdict(verifier, claims(signer, said)) == (own ? "accepted" : "algorithm_not_allowed"));
    }
  }
}

TEST_CASE("no spelling of none is ever let in", "[verifier][R4]") {
  const Verifier verifier(key, policy_at(1000));
  const std::string payload = base::base64url_encode(R"({"exp":2000})");
  for (const auto* name : {"none", "None", "NONE", "nOnE", "nonE"}) {
    const std::string header = base::base64url_encode(json::Value{{"alg", name}}.dump());
    CHECK(verdict(verifier, header + "." + payload + ".") == "algorithm_not_allowed");
    CHECK(verdict(verifier, header + "." + payload + ".AAAA") == "algorithm_not_allowed");
  }
}

TEST_CASE("a public key never verifies an HMAC", "[verifier][R5]") {
  const Key& rsa = test_key(Algorithm::rs256);
  CHECK_FALSE(Key::from_secret(Algorithm::hs256, rsa.public_pem()));
  // Even an HMAC over the published text is refused: the verifier takes RS256 alone.
  const auto confused = crypto::Secret::copy_of(rsa.public_pem());
  const std::string signed_part =
      base::base64url_encode(R"({"alg":"HS256"})") + "." + base::base64url_encode(R"({"exp":2000})");
  const Verifier verifier(rsa, policy_at(1000));
  CHECK(verdict(verifier, signed_part + "." + base::base64url_encode(confused.bytes())) ==
        "algorithm_not_allowed");
}
