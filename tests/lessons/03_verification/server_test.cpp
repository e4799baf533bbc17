// The judge of the whole server: every answer of lesson 3 at work behind the gate.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "gate_key.hpp"
#include "running_gate.hpp"
#include "verify.hpp"

namespace {

// "shape passed, header passed, …": the trace in words.
std::string steps_of(const json::Value& trace) {
  const json::Value steps = trace.at("steps");
  std::string words;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    words +=
        (i > 0 ? ", " : "") + steps.at(i).text("check").value() + " " + steps.at(i).text("outcome").value();
  }
  return words;
}

// The check that failed; "none" when all passed.
std::string failed_check(const json::Value& trace) {
  const json::Value steps = trace.at("steps");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps.at(i).text("outcome") == "failed") return steps.at(i).text("check").value();
  }
  return "none";
}

}  // namespace

TEST_CASE("3.server a good token is accepted, and its user is welcomed by name",
          "[3.server][opens_to_good_tokens]") {
  RunningGate gate;
  const auto name = random_word();
  const auto answer = gate.enter(gate.signer.sign(gate.claims(name)));

  REQUIRE(answer.status == 200);
  CHECK(answer.body == json::Value{{"message", "Welcome, " + name + "."}, {"user", name}}.dump());
  CHECK(gate.enter(gate.token_with("exp", gate.noon - 29)).status == 200);  // 30 seconds are forgiven.
}

TEST_CASE("3.server a request without a token gets a challenge that names no error",
          "[3.server][asks_for_a_token]") {
  RunningGate gate;
  const auto nobody = gate.get("/protected");

  CHECK(nobody.status == 401);
  CHECK(nobody.header("WWW-Authenticate") == "Bearer");
}

TEST_CASE("3.server all bad tokens get the same answer, byte for byte", "[3.server][one_answer][R21]") {
  RunningGate gate;
  const auto expired = gate.enter(gate.token_with("exp", gate.noon - 31));

  for (const std::string& token : gate.bad_tokens()) {
    CAPTURE(token);
    const auto answer = gate.enter(token);
    CHECK(answer.status == 401);
    CHECK(answer.header("WWW-Authenticate") == R"(Bearer error="invalid_token")");
    CHECK(answer.body == expired.body);
  }
}

TEST_CASE("3.server the log has the reason, and never the token", "[3.server][log_knows_why][R21]") {
  RunningGate gate;
  const auto token = gate.token_with("exp", gate.noon - 31);
  (void)gate.enter(token);

  const auto log = gate.log();
  REQUIRE(log.size() == 1);
  CHECK(log[0].find("expired") != std::string::npos);
  CHECK(log[0].find(token) == std::string::npos);
}

TEST_CASE("3.server a token without a subject is refused", "[3.server][names_nobody]") {
  RunningGate gate;

  CHECK(gate.enter(gate.token_with("sub", nullptr)).status == 401);
  CHECK(gate.enter(gate.token_with("sub", 5)).status == 401);
}

TEST_CASE("3.server the trace of a good token shows every check and the claims", "[3.server][full_trace]") {
  RunningGate gate;
  const auto trace = gate.trace(gate.signer.sign(gate.claims()));

  CHECK(trace.boolean("accepted") == true);
  CHECK(trace.at("claims").dump() == gate.claims().dump());
  CHECK(steps_of(trace) ==
        "shape passed, header passed, algorithm passed, signature passed, payload passed, "
        "times passed, issuer_and_audience passed");
}

TEST_CASE("3.server the trace stops at the check that failed, and says why", "[3.server][names_the_check]") {
  RunningGate gate;
  const auto forged = gate.trace(Signer().sign(gate.claims_with("exp", 1)));

  CHECK(steps_of(forged) ==
        "shape passed, header passed, algorithm passed, signature failed, payload not_reached, "
        "times not_reached, issuer_and_audience not_reached");
  CHECK(forged.text("error") == "invalid_signature");
  CHECK(forged.at("steps").at(3).text("reason") == "The signature is not that of the key over these bytes.");
  CHECK(failed_check(gate.trace("abc")) == "shape");
  CHECK(failed_check(gate.trace("e30=.e30.")) == "header");
  CHECK(failed_check(gate.trace(gate.signer.sign(R"({"alg":"nOnE"})", "{}"))) == "algorithm");
  CHECK(failed_check(gate.trace(gate.signer.sign(plain_header, "[]"))) == "payload");
  CHECK(failed_check(gate.trace(gate.token_with("exp", gate.noon - 31))) == "times");
  CHECK(failed_check(gate.trace(gate.token_with("aud", "wiki"))) == "issuer_and_audience");
}

TEST_CASE("3.server claims that were not verified are not shown", "[3.server][shows_no_claims][R8]") {
  RunningGate gate;

  for (const std::string& token : gate.bad_tokens()) {
    const auto trace = gate.trace(token);
    CAPTURE(token);
    CHECK(trace.boolean("accepted") == false);
    CHECK_FALSE(trace.contains("claims"));
  }
}

TEST_CASE("3.server a body that is not exactly one token is refused", "[3.server][refuses_bodies]") {
  RunningGate gate;

  CHECK(gate.post("{}").status == 422);
  CHECK(gate.post(R"({"token":5})").status == 422);
  CHECK(gate.post(R"({"token":"a.b.c","key":"mine"})").status == 422);
  CHECK(gate.post("{\"token\":\"" + std::string(60'000, '.') + "\"}").status == 200);
  CHECK(gate.trace(std::string(8193, 'a')).text("error") == "too_large");
}

TEST_CASE("3.server the gate does not start with a short key", "[3.server][short_key][R6]") {
  const auto weak = lesson::gate_key("dragon");
  REQUIRE_FALSE(weak);
  CHECK(weak.error().starts_with("JWT_SECRET is shorter than 32 bytes. Make a good one:\n"));
  CHECK(lesson::gate_key("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN+2kZVnSYu3hmSj")
            .error()
            .contains("is not a key"));
  CHECK_FALSE(lesson::gate_key(""));
  CHECK_FALSE(lesson::gate_key(std::string(31, 'k').c_str()));
  CHECK(lesson::gate_key(nullptr)->secret.size() == 32);
}

TEST_CASE("3.server the token to try is accepted for a quarter of an hour", "[3.server][token_to_try][R27]") {
  RunningGate gate;
  const auto token = lesson::token_to_try(gate.signer.key(), policy, gate.noon);
  const auto opens_at = [&](std::int64_t now) {
    return lesson::verify(token, gate.signer.key(), policy, now).has_value();
  };

  CHECK(gate.enter(token).json().text("user") == "alice");
  CHECK(opens_at(gate.noon + 900 + 29));
  CHECK_FALSE(opens_at(gate.noon + 900 + 30));
}

TEST_CASE("3.server the API description lists every route", "[3.server][describes_itself]") {
  RunningGate gate;
  const json::Value paths = gate.get("/openapi.json").json().at("paths");

  for (const auto* path : {"/health", "/protected", "/verify"}) CHECK(paths.contains(path));
  CHECK(gate.get("/docs").status == 200);
  CHECK(gate.get("/redoc").status == 200);
}
