// The judge of 3.6. It knows the header alone: the library answers it as well, see the closing exercise.
#include "verify.hpp"

#include <chrono>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "jwt/verifier.hpp"
#include "openssl_refuses.hpp"
#include "tokens.hpp"

namespace {

// A gate at noon, and tokens for it.
struct Gate {
  std::int64_t noon = random_instant();
  Signer signer{};
  lesson::Policy policy{.expected = {.issuer = "https://login.example", .audience = "taskboard"}};

  json::Value claims() const {
    return {{"iss", "https://login.example"}, {"sub", "alice"}, {"aud", "taskboard"}, {"exp", noon + 900}};
  }
  json::Value claims_with(std::string_view name, const json::Value& value) const {
    auto changed = claims();
    changed.set(name, value);
    return changed;
  }
  auto verify(const std::string& token) const { return lesson::verify(token, signer.key(), policy, noon); }
  std::string verdict(const std::string& token) const { return word(verify(token)); }
  std::string verdict_without_openssl(const std::string& token) const try {
    const OpenSslRefuses meanwhile;
    return verdict(token);
  } catch (const std::runtime_error&) {
    return "std::runtime_error";
  }
  std::string verdict_on_header(const std::string& header) const {
    return verdict(signer.sign(header, claims().dump()));
  }
  std::string verdict_on_payload(const std::string& payload) const {
    return verdict(signer.sign(plain_header, payload));
  }
  std::string verdict_on(const json::Value& changed) const { return verdict_on_payload(changed.dump()); }
  std::string verdict_without(std::string_view name) const {
    auto changed = claims();
    changed.erase(name);
    return verdict_on(changed);
  }
};

// What the library decides, under the same policy: "accepted" or "refused".
std::string library_decision(const Gate& gate, const std::string& token) {
  const jwt::Verifier verifier(jwt::Key::from_secret(jwt::Algorithm::hs256, gate.signer.secret).value(),
                               {.algorithms = {jwt::Algorithm::hs256},
                                .issuers = {gate.policy.expected.issuer},
                                .audiences = {*gate.policy.expected.audience},
                                .leeway = std::chrono::seconds{gate.policy.leeway},
                                .clock = [noon = gate.noon] { return noon; }});
  return verifier.verify(token) ? "accepted" : "refused";
}

std::string decision(const Gate& gate, const std::string& token) {
  return gate.verify(token) ? "accepted" : "refused";
}

// A good token, in which a few letters may have become others, or have gone; or the whole signature.
std::string any_token(const Gate& gate) {
  auto token = gate.signer.sign(gate.claims_with("exp", gate.noon + random_integer(-2, 2)));
  if (random_integer(0, 9) == 0) return token.substr(0, token.rfind('.') + 1);
  for (auto blows = random_integer(0, 2); blows > 0; --blows) {
    const auto place =
        static_cast<std::size_t>(random_integer(0, static_cast<std::int64_t>(token.size()) - 1));
    if (random_integer(0, 2) == 0) {
      token.erase(place, 1);
    } else {
      token[place] = "ABab09-_.=+"[random_integer(0, 10)];
    }
  }
  return token;
}

}  // namespace

TEST_CASE("3.6 a good token is accepted, with its claims unchanged", "[3.6][good_token]") {
  const Gate gate;
  const auto subject = random_word();
  auto claims = gate.claims_with("sub", subject);
  claims.set("exp", 32'503'680'000);  // In the year 3000.
  const auto verified = gate.verify(gate.signer.sign(claims));

  REQUIRE(word(verified) == "accepted");
  CHECK(verified->subject() == subject);
  CHECK(verified->json().dump() == claims.dump());
}

TEST_CASE("3.6 the caller decides what time it is", "[3.6][own_clock][R45]") {
  for (const std::int64_t noon : {1'000'000'000L, 30'000'000'000L, 0L, -1'000L}) {
    const Gate gate{.noon = noon};
    CAPTURE(noon);
    CHECK(gate.verdict_on(gate.claims()) == "accepted");
  }
}

TEST_CASE("3.6 a claim that no check asks for may be missing", "[3.6][demands_more]") {
  const Gate gate;

  CHECK(gate.verdict_without("sub") == "accepted");
}

TEST_CASE("3.6 a token without three parts is refused", "[3.6][not_three_parts][R1]") {
  const Gate gate;
  const auto good = gate.signer.sign(gate.claims());

  CHECK(gate.verdict("") == "malformed");
  CHECK(gate.verdict("abc") == "malformed");
  CHECK(gate.verdict(good.substr(0, good.rfind('.'))) == "malformed");
  CHECK(gate.verdict(good + ".x") == "malformed");
}

TEST_CASE("3.6 a token that cannot be split is refused for split_token's own reason",
          "[3.6][always_malformed][R1]") {
  const Gate gate;

  CHECK(gate.verdict(gate.signer.sign(gate.claims()) + ".x.y") == "encrypted");
  CHECK(gate.verdict("a.b.c.d.e") == "encrypted");
}

TEST_CASE("3.6 a token of nearly 8 KiB is accepted", "[3.6][limit_too_low]") {
  const Gate gate;

  CHECK(gate.verdict_on(gate.claims_with("note", std::string(5'970, 'x'))) == "accepted");
}

TEST_CASE("3.6 a token of a megabyte is refused for its size alone", "[3.6][any_size][R1]") {
  const Gate gate;

  CHECK(gate.verdict_on(gate.claims_with("note", std::string(9'000, 'x'))) == "too_large");
  CHECK(gate.verdict(std::string(1 << 20, '.')) == "too_large");
}

TEST_CASE("3.6 a good signature does not make up for a bad header", "[3.6][skips_the_header][R4][R12]") {
  const Gate gate;

  CHECK(gate.verdict_on_header(R"({"alg":"none"})") == "algorithm_not_allowed");
  CHECK(gate.verdict_on_header(R"({"alg":"HS512"})") == "algorithm_not_allowed");
  CHECK(gate.verdict_on_header(R"({"alg":"HS256","crit":["exp"]})") == "unsupported_critical");
  CHECK(gate.verdict_on_header(R"({"alg":"HS256","alg":"none"})") == "invalid_json");
  CHECK(gate.verdict_on_header("[]") == "invalid_json");
  CHECK(gate.verdict_on_header("{}") == "invalid_header");
}

TEST_CASE("3.6 the header is checked before the signature", "[3.6][signature_before_header]") {
  const Gate gate;
  const auto header = base::base64url_encode(R"({"alg":"none"})");
  const auto payload = base::base64url_encode(gate.claims().dump());

  CHECK(gate.verdict(header + "." + payload + ".") == "algorithm_not_allowed");
  CHECK(gate.verdict(Signer().sign(R"({"alg":"HS512"})", "{}")) == "algorithm_not_allowed");
  CHECK(gate.verdict("e30." + payload + ".") == "invalid_header");
}

TEST_CASE("3.6 a signature made with another key is refused", "[3.6][signature_not_asked][R9]") {
  const Gate gate;

  CHECK(gate.verdict(Signer().sign(gate.claims())) == "invalid_signature");
}

TEST_CASE("3.6 an empty signature is refused", "[3.6][empty_signature][R9]") {
  const Gate gate;
  const auto good = gate.signer.sign(gate.claims());

  CHECK(gate.verdict(good.substr(0, good.rfind('.') + 1)) == "invalid_signature");
}

TEST_CASE("3.6 a forged token is refused as forged, whatever else is wrong with it",
          "[3.6][claims_before_signature][R8]") {
  const Gate gate;
  const Signer mallory;

  CHECK(gate.verdict(mallory.sign(gate.claims_with("exp", gate.noon - 1))) == "invalid_signature");
  CHECK(gate.verdict(mallory.sign(gate.claims_with("iss", "mallory"))) == "invalid_signature");
  CHECK(gate.verdict(mallory.sign(plain_header, "no JSON at all")) == "invalid_signature");
}

TEST_CASE("3.6 when OpenSSL fails, a forged token is not accepted", "[3.6][fails_open][R10]") {
  const Gate gate;

  CHECK(gate.verdict_without_openssl(Signer().sign(gate.claims())) != "accepted");
}

TEST_CASE("3.6 when OpenSSL fails, a good token is not blamed", "[3.6][blames_the_token][R10]") {
  const Gate gate;
  const auto verdict = gate.verdict_without_openssl(gate.signer.sign(gate.claims()));

  // The library has all that it needs of OpenSSL since it started, and still knows that the token is good.
  const std::string expected = verdict == "accepted" ? "accepted" : "std::runtime_error";
  CHECK(verdict == expected);
}

TEST_CASE("3.6 a payload that cannot be read is refused", "[3.6][catch_all][R3]") {
  const Gate gate;

  CHECK(gate.verdict_on_payload(R"({"exp":)") == "invalid_json");
  CHECK(gate.verdict_on_payload("") == "invalid_json");
}

TEST_CASE("3.6 a payload is one JSON object without duplicate names", "[3.6][any_payload][R3]") {
  const Gate gate;
  const auto good = gate.claims().dump();

  CHECK(gate.verdict_on_payload("[]") == "invalid_json");
  CHECK(gate.verdict_on_payload("\"alice\"") == "invalid_json");
  CHECK(gate.verdict_on_payload(R"({"exp":1,)" + good.substr(1)) == "invalid_json");
  CHECK(gate.verdict_on_payload(good + std::string(1, '\0')) == "invalid_json");
}

TEST_CASE("3.6 a token is verified exactly as it came in", "[3.6][tidies_up][R1]") {
  const Gate gate;
  const auto good = gate.signer.sign(gate.claims());

  CHECK(gate.verdict("Bearer " + good) != "accepted");
  for (const auto* rest : {" ", "\n", "="}) CHECK(gate.verdict(good + rest) != "accepted");
}

TEST_CASE("3.6 a stale token is refused, however good its signature", "[3.6][stale_token][R13]") {
  const Gate gate;

  CHECK(gate.verdict_without("exp") == "no_expiry");
  CHECK(gate.verdict_on(gate.claims_with("exp", gate.noon)) == "expired");
  CHECK(gate.verdict_on(gate.claims_with("exp", gate.noon + 1)) == "accepted");
  CHECK(gate.verdict_on(gate.claims_with("nbf", gate.noon + 1)) == "not_yet_valid");
  CHECK(gate.verdict_on_payload(R"({"exp":1e400})") == "invalid_json");
}

TEST_CASE("3.6 the leeway is exactly that of the policy", "[3.6][leeway_forgotten][R13]") {
  Gate gate;
  const auto late = gate.claims_with("exp", gate.noon - 59);

  CHECK(gate.verdict_on(late) == "expired");
  gate.policy.leeway = 60;
  CHECK(gate.verdict_on(late) == "accepted");
  CHECK(gate.verdict_on(gate.claims_with("exp", gate.noon - 60)) == "expired");
}

TEST_CASE("3.6 a good token from another issuer or for another service is refused",
          "[3.6][issuer_forgotten][R15]") {
  const Gate gate;

  CHECK(gate.verdict_on(gate.claims_with("aud", "wiki")) == "wrong_audience");
  CHECK(gate.verdict_on(gate.claims_with("iss", "https://other.example")) == "wrong_issuer");
}

TEST_CASE("3.6 a token without iss or aud is refused", "[3.6][names_left_out][R15]") {
  const Gate gate;

  CHECK(gate.verdict_without("aud") == "missing_claim");
  CHECK(gate.verdict_without("iss") == "missing_claim");
  CHECK(gate.verdict_on({{"sub", "alice"}, {"exp", gate.noon + 900}}) == "missing_claim");
}

TEST_CASE("3.6 a gate without a name still checks the issuer", "[3.6][nameless_gate][R15]") {
  Gate gate;
  gate.policy.expected.audience.reset();
  json::Value others = gate.claims_with("iss", "https://other.example");
  others.erase("aud");

  CHECK(gate.verdict_without("aud") == "accepted");
  CHECK(gate.verdict_on(others) == "wrong_issuer");
  CHECK(gate.verdict_on(gate.claims()) == "wrong_audience");
}

TEST_CASE("3.6 the times are checked before the issuer", "[3.6][issuer_before_times]") {
  const Gate gate;
  auto claims = gate.claims_with("exp", gate.noon - 1);
  claims.set("iss", "https://other.example");

  CHECK(gate.verdict_on(claims) == "expired");
}

TEST_CASE("3.6 verify() agrees with the library, even on damaged tokens", "[3.6][against_the_library]") {
  for (int i = 0; i < 150; ++i) {
    Gate gate;
    gate.policy.leeway = random_integer(0, 1);
    const auto token = any_token(gate);
    CAPTURE(token, gate.noon, gate.policy.leeway);
    REQUIRE(decision(gate, token) == library_decision(gate, token));
  }
}
