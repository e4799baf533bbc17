#include "jwt/trace.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Key;
using jwt::Verifier;

namespace {

const Key key = Key::generate(Algorithm::hs256);

// "size:passed shape:passed …" without the checks that were not asked for or not reached.
std::string told(const Verifier& verifier, std::string_view token) {
  std::string text;
  for (const auto& [check, outcome] : verifier.explain(token).steps) {
    if (outcome == jwt::CheckOutcome::not_asked || outcome == jwt::CheckOutcome::not_reached) continue;
    text += std::string(name(check)) + ":" + std::string(name(outcome)) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a trace tells every check in its order", "[trace]") {
  const Verifier verifier(key, policy_at(1000));
  const auto trace = verifier.explain(sign_claims(key, R"({"exp":2000,"nbf":5})"));
  REQUIRE(trace.verdict);
  CHECK(trace.steps.size() == 16);
  CHECK(told(verifier, sign_claims(key, R"({"exp":2000,"nbf":5})")) ==
        "size:passed shape:passed header:passed algorithm:passed critical:passed key:passed signature:passed "
        "payload:passed expiry:passed not_before:passed type:passed ");
}

TEST_CASE("a trace ends at the check that failed", "[trace]") {
  const Verifier verifier(key, policy_at(1000));
  CHECK(told(verifier, std::string(9000, 'A')) == "size:failed ");
  CHECK(told(verifier, "a.b") == "size:passed shape:failed ");
  const std::string other = sign_claims(Key::generate(Algorithm::hs512), R"({"exp":2000})");
  CHECK(told(verifier, other) == "size:passed shape:passed header:passed algorithm:failed ");
  const std::string forged = sign_claims(Key::generate(Algorithm::hs256), R"({"exp":1})");
  CHECK(told(verifier, forged).ends_with("key:passed signature:failed "));
  CHECK(told(verifier, sign_claims(key, R"({"exp":1})")).ends_with("payload:passed expiry:failed "));
}

TEST_CASE("a trace decides as a plain verification does", "[trace]") {
  const Verifier verifier(key, policy_at(1000));
  for (const auto* payload : {R"({"exp":2000})", R"({"exp":1})", "{}", "[]", R"({"exp":2000,"aud":"x"})"}) {
    const std::string token = sign_claims(key, payload);
    const auto plain = verifier.verify(token);
    const auto traced = verifier.explain(token).verdict;
    REQUIRE(plain.has_value() == traced.has_value());
    if (!plain) CHECK(plain.error() == traced.error());
  }
}
