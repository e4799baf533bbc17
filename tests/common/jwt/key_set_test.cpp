#include "jwt/key_set.hpp"

#include <array>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::KeySet;

namespace {

Key make(Algorithm algorithm, const char* id) { return test_key(algorithm).with_id(id); }

std::string set_of(std::initializer_list<json::Value> keys) {
  return json::Value{{"keys", json::Value::array(keys)}}.dump();
}

}  // namespace

TEST_CASE("keys are found by their identifier, exactly", "[key_set][R11]") {
  const auto set = KeySet::of({make(Algorithm::es256, "first"), make(Algorithm::rs256, "second")});
  REQUIRE(set);
  CHECK(set->find("second", Algorithm::rs256)->id() == "second");
  CHECK(set->find("second", Algorithm::es256) == nullptr);
  CHECK(set->find("Second", Algorithm::rs256) == nullptr);
  CHECK(set->find("secon", Algorithm::rs256) == nullptr);
  CHECK(set->find("", Algorithm::rs256) == nullptr);
  // Not even a key without a name.
  CHECK(KeySet::of({test_key(Algorithm::es256)})->find("", Algorithm::es256) == nullptr);
}

TEST_CASE("a set that was put together wrongly is refused", "[key_set][R5]") {
  CHECK(outcome(KeySet::of({})) == "no_usable_key");
  CHECK(outcome(KeySet::of({make(Algorithm::es256, "a"), make(Algorithm::es256, "a")})) == "duplicate_id");
  CHECK(outcome(KeySet::of({make(Algorithm::es256, "a"), make(Algorithm::hs256, "b")})) == "mixed_set");
  CHECK(outcome(KeySet::of({make(Algorithm::hs256, "a"), make(Algorithm::hs256, "b")})) == "a set");
}

TEST_CASE("a published set is read back", "[key_set][R36]") {
  const auto set = KeySet::of({make(Algorithm::es256, "a"), make(Algorithm::eddsa, "b")});
  const auto again = KeySet::from_jwks(set->public_jwks().dump());
  REQUIRE(outcome(again) == "a set");
  CHECK(again->keys().size() == 2);
  CHECK_FALSE(again->find("a", Algorithm::es256)->can_sign());
  CHECK_THROWS_AS(KeySet::of({make(Algorithm::hs256, "a")})->public_jwks(), std::logic_error);
}

TEST_CASE("keys that cannot be used are skipped and reported", "[key_set]") {
  json::Value encryption = make(Algorithm::rs256, "enc").public_jwk();
  encryption.set("use", "enc");
  const json::Value good = make(Algorithm::es256, "good").public_jwk();
  const auto set = KeySet::from_jwks(set_of({encryption, "words", good, {{"kty", "new"}, {"alg", "X"}}}));
  REQUIRE(outcome(set) == "a set");
  CHECK(set->keys().size() == 1);
  REQUIRE(set->skipped().size() == 3);
  CHECK(set->skipped()[0].id == "enc");
  CHECK(code(set->skipped()[0].problem) == "wrong_use");
  CHECK(set->skipped()[1].index == 1);
  CHECK(code(set->skipped()[1].problem) == "malformed");
  CHECK(code(set->skipped()[2].problem) == "unsupported");
  CHECK(outcome(KeySet::from_jwks(set_of({encryption}))) == "no_usable_key");
}

TEST_CASE("one bad entry leaves the others in use", "[key_set][R37]") {
  const json::Value good = make(Algorithm::es256, "good").public_jwk();
  const auto with_one_more = [&good](const json::Value& entry) {
    const auto set = KeySet::from_jwks(set_of({entry, good}));
    if (!set) return std::string(code(set.error()));
    return set->keys().size() == 1 ? std::string(code(set->skipped().at(0).problem)) : "both are used";
  };
  const auto changed = [](Algorithm algorithm, const char* member, const json::Value& value) {
    json::Value jwk = make(algorithm, "changed").public_jwk();
    jwk.set(member, value);
    return jwk;
  };
  CHECK(with_one_more(changed(Algorithm::es256, "kty", "XYZ")) == "unsupported");
  CHECK(with_one_more(changed(Algorithm::es256, "crv", "P-999")) == "unsupported");
  CHECK(with_one_more(changed(Algorithm::es256, "alg", "ES999")) == "unsupported");
  CHECK(with_one_more(changed(Algorithm::es256, "alg", "RSA-OAEP")) == "unsupported");
  CHECK(with_one_more(changed(Algorithm::es256, "use", "enc")) == "wrong_use");
  CHECK(with_one_more(changed(Algorithm::es256, "x", "AAAA")) == "malformed");
  CHECK(with_one_more(changed(Algorithm::es256, "kid", 5)) == "malformed");
  CHECK(with_one_more(changed(Algorithm::rs256, "n", std::string(172, 'w'))) == "too_short");
  CHECK(with_one_more(5) == "malformed");
}

TEST_CASE("one kid may name two keys of different algorithms", "[key_set][R37]") {  // RFC 7517 §4.5
  const auto set = KeySet::from_jwks(
      set_of({make(Algorithm::rs256, "same").public_jwk(), make(Algorithm::es256, "same").public_jwk()}));
  REQUIRE(outcome(set) == "a set");
  CHECK(set->find("same", Algorithm::rs256)->algorithm() == Algorithm::rs256);
  CHECK(set->find("same", Algorithm::es256)->algorithm() == Algorithm::es256);
  CHECK(set->find("same", Algorithm::ps256) == nullptr);
}

TEST_CASE("two keys that could both answer are refused", "[key_set][R11]") {
  const Key first = make(Algorithm::es256, "same");
  const Key second = test_key(Algorithm::es256, 2).with_id("same");
  CHECK(outcome(KeySet::from_jwks(set_of({first.public_jwk(), second.public_jwk()}))) == "duplicate_id");
  // One that is skipped could not.
  json::Value for_encryption = second.public_jwk();
  for_encryption.set("use", "enc");
  CHECK(outcome(KeySet::from_jwks(set_of({for_encryption, first.public_jwk()}))) == "a set");
}

TEST_CASE("a secret among published keys is refused, even one that would be skipped", "[key_set][R5]") {
  const json::Value good = make(Algorithm::es256, "good").public_jwk();
  json::Value secret = make(Algorithm::hs256, "other").jwk_with_private_members();
  CHECK(outcome(KeySet::from_jwks(set_of({good, secret}))) == "mixed_set");
  secret.set("use", "enc");
  CHECK(outcome(KeySet::from_jwks(set_of({good, secret}))) == "mixed_set");
}

TEST_CASE("a key without alg is used when one algorithm alone would fit", "[key_set]") {
  json::Value unnamed = make(Algorithm::rs256, "a").public_jwk();
  unnamed.erase("alg");
  const std::string text = set_of({unnamed});
  constexpr std::array one{Algorithm::rs256, Algorithm::es256};
  constexpr std::array two{Algorithm::rs256, Algorithm::ps256};
  CHECK(outcome(KeySet::from_jwks(text)) == "no_usable_key");
  CHECK(outcome(KeySet::from_jwks(text, one)) == "a set");
  CHECK(outcome(KeySet::from_jwks(text, two)) == "no_usable_key");
}

TEST_CASE("text that is no set is refused", "[key_set]") {
  for (const auto* text : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":"x"})", "{\"keys\":[]"}) {
    CHECK(outcome(KeySet::from_jwks(text)) == "malformed");
  }
  CHECK(outcome(KeySet::from_jwks(R"({"keys":[]})")) == "no_usable_key");
  CHECK(outcome(KeySet::from_jwks(std::string(100'000, ' '))) == "too_large");
}
