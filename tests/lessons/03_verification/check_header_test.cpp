#include "check_header.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

namespace {

// What becomes of a header, for a key of that algorithm.
std::string verdict(const json::Value& header, const std::string& algorithm = "HS256") {
  UNSCOPED_INFO("the header is " << header.dump() << ", the key is for " << algorithm);
  return word(lesson::check_header(header, Signer().key(algorithm)));
}

std::string verdict_on_alg(const std::string& name) { return verdict({{"alg", name}, {"typ", "JWT"}}); }

}  // namespace

TEST_CASE("3.2 a header for our key is accepted", "[3.2][good_header]") {
  CHECK(verdict({{"alg", "HS256"}, {"typ", "JWT"}}) == "accepted");
  CHECK(verdict({{"kid", random_word()}, {"alg", "HS256"}}) == "accepted");
}

TEST_CASE("3.2 a header with the algorithm none is refused", "[3.2][accepts_none][R4]") {
  CHECK(verdict_on_alg("none") == "algorithm_not_allowed");
}

TEST_CASE("3.2 every algorithm but the key's is refused, whatever its name", "[3.2][block_list][R4]") {
  for (const auto* name : {"None", "NONE", "nOnE", "RS256", "ES256", "HS512"}) {
    CHECK(verdict_on_alg(name) == "algorithm_not_allowed");
  }
  CHECK(verdict_on_alg(random_word()) == "algorithm_not_allowed");
}

TEST_CASE("3.2 algorithm names are case-sensitive", "[3.2][any_case][R4]") {
  CHECK(verdict_on_alg("hs256") == "algorithm_not_allowed");
  CHECK(verdict_on_alg("Hs256") == "algorithm_not_allowed");
}

TEST_CASE("3.2 part of the algorithm's name is not enough", "[3.2][substring][R4]") {
  for (const auto* name : {"", "HS", "256", "HS2"}) CHECK(verdict_on_alg(name) == "algorithm_not_allowed");
}

TEST_CASE("3.2 a longer name that contains the algorithm's is refused", "[3.2][name_inside][R4]") {
  for (const auto* name : {"HS256x", "xHS256", "HS256 "}) {
    CHECK(verdict_on_alg(name) == "algorithm_not_allowed");
  }
  CHECK(verdict_on_alg(std::string("HS256\0.none", 11)) == "algorithm_not_allowed");
}

TEST_CASE("3.2 the key decides which algorithm is right", "[3.2][fixed_name][R4]") {
  CHECK(verdict({{"alg", "HS512"}}, "HS512") == "accepted");
  CHECK(verdict({{"alg", "HS256"}}, "HS512") == "algorithm_not_allowed");
}

TEST_CASE("3.2 a header without alg is refused", "[3.2][missing_alg][R4]") {
  CHECK(verdict({{"typ", "JWT"}}) != "accepted");
  CHECK(verdict({{"alg", nullptr}}) != "accepted");
}

TEST_CASE("3.2 a header whose alg is missing or not text is invalid_header", "[3.2][nothing_to_compare]") {
  CHECK(verdict({{"typ", "JWT"}}) == "invalid_header");
  CHECK(verdict({{"alg", nullptr}}) == "invalid_header");
  CHECK(verdict({{"alg", json::Value::array({"HS256"})}}) == "invalid_header");
}

TEST_CASE("3.2 a header is not refused for carrying a key", "[3.2][refuses_a_key]") {
  CHECK(verdict({{"alg", "HS256"}, {"jwk", {{"kty", "oct"}, {"alg", "HS256"}}}}) == "accepted");
  for (const auto* name : {"jku", "x5u", "x5c"}) {
    CHECK(verdict({{"alg", "HS256"}, {name, "https://keys.example"}}) == "accepted");
  }
}

TEST_CASE("3.2 header members that the contract does not name are ignored", "[3.2][other_members]") {
  CHECK(verdict({{"alg", "HS256"}, {"typ", "at+jwt"}}) == "accepted");
  for (const auto* name : {"typ", "kid", "cty", "zip", "enc"}) {
    CHECK(verdict({{"alg", "HS256"}, {name, "other"}}) == "accepted");
    CHECK(verdict({{"alg", "HS256"}, {name, 5}}) == "accepted");
  }
}

TEST_CASE("3.2 a key inside the header decides nothing", "[3.2][key_in_the_header][R11]") {
  const json::Value own_key{{"kty", "oct"}, {"alg", "none"}, {"k", "AAAA"}};

  CHECK(verdict({{"alg", "none"}, {"jwk", own_key}}) == "algorithm_not_allowed");
  CHECK(verdict({{"alg", "HS256"}, {"jwk", own_key}}) == "accepted");
}

TEST_CASE("3.2 a header with a critical extension is refused, because we know none",
          "[3.2][ignores_crit][R12]") {
  CHECK(verdict({{"alg", "HS256"}, {"crit", json::Value::array({"exp"})}, {"exp", 1}}) ==
        "unsupported_critical");
  CHECK(verdict({{"alg", "HS256"}, {"crit", json::Value::array({random_word()})}}) == "unsupported_critical");
}

TEST_CASE("3.2 a malformed crit is refused as well", "[3.2][empty_crit][R12]") {
  for (const json::Value& crit :
       {json::Value::array(), json::Value("exp"), json::Value(), json::Value::object(), json::Value(false)}) {
    CHECK(verdict({{"alg", "HS256"}, {"crit", crit}}) == "unsupported_critical");
  }
}

TEST_CASE("3.2 a header that turns base64url off with b64 is refused", "[3.2][ignores_b64][R12]") {
  CHECK(verdict({{"alg", "HS256"}, {"b64", false}}) == "unsupported_critical");
}

TEST_CASE("3.2 b64 is refused unless it is exactly true", "[3.2][b64_of_any_type][R12]") {
  CHECK(verdict({{"alg", "HS256"}, {"b64", "no"}}) == "unsupported_critical");
  CHECK(verdict({{"alg", "HS256"}, {"b64", nullptr}}) == "unsupported_critical");
  CHECK(verdict({{"alg", "HS256"}, {"b64", 1}}) == "unsupported_critical");
  CHECK(verdict({{"alg", "HS256"}, {"b64", true}}) == "accepted");
}

TEST_CASE("3.2 the algorithm is checked before the extensions", "[3.2][extensions_first]") {
  CHECK(verdict({{"alg", "none"}, {"crit", json::Value::array({"exp"})}}) == "algorithm_not_allowed");
  CHECK(verdict({{"alg", "RS256"}, {"b64", false}}) == "algorithm_not_allowed");
  CHECK(verdict({{"crit", json::Value::array({"exp"})}}) == "invalid_header");
}
