// The judge of lab 3b: signatures of one byte, sent to a gate that compares what it gets and to the
// learner's own.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "gate_key.hpp"
#include "jwt/unverified_token.hpp"
#include "lab.hpp"
#include "routes.hpp"
#include "short_signature.hpp"
#include "short_signature_flawed.hpp"
#include "test_server.hpp"
#include "to_http.hpp"
#include "tokens.hpp"
#include "verify.hpp"

namespace {

using lab::Outcome;

constexpr std::int64_t noon = 1'700'000'000;
const lesson::Policy policy{.expected = {.issuer = "https://login.example", .audience = "taskboard"}};

json::Value claims_for(const std::string& name) {
  return {{"iss", "https://login.example"}, {"sub", name}, {"aud", "taskboard"}, {"exp", noon + 900}};
}

// A gate that accepts a signature of exactly this one byte, and keeps the tokens that it was sent.
struct PaperDoor {
  std::byte right;
  std::vector<std::string> shown{};

  static std::string signature_of(const std::string& token) { return token.substr(token.rfind('.') + 1); }

  lesson::Loot attack() {
    const auto own_token = Signer().sign(claims_for("mallory"));
    return lesson::attack({.own_token = own_token, .opens = [this](const std::string& token) {
                             shown.push_back(token);
                             return fits(token);
                           }});
  }
  bool fits(const std::string& token) const {
    return signature_of(token) == base::base64url_encode(std::array{right});
  }
};

// What the attack sends to a gate that accepts nothing, and what it returns nevertheless.
struct Visit {
  std::vector<std::string> shown{};
  std::string brought_home = "nothing";
};

Visit visit_a_closed_door() {
  Visit visit;
  const auto own_token = Signer().sign(claims_for("mallory"));
  const auto loot = lesson::attack({.own_token = own_token, .opens = [&](const std::string& token) {
                                      visit.shown.push_back(token);
                                      return visit.shown.size() > 1'000;  // Enough is enough.
                                    }});
  if (!loot.forged_token.empty()) visit.brought_home = loot.forged_token;
  return visit;
}

std::vector<std::string> every_try() { return visit_a_closed_door().shown; }

// "1 byte", or what the signature is instead.
std::string size_of_signature(const std::string& token) {
  const auto bytes = base::base64url_decode(PaperDoor::signature_of(token));
  if (!bytes) return "not base64url";
  return std::to_string(bytes->size()) + (bytes->size() == 1 ? " byte" : " bytes");
}

std::string claims_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  return decoded ? decoded->unverified_claims().dump() : std::string(code(decoded.error()));
}

std::string found_when_right_is(int value) {
  PaperDoor door{.right = static_cast<std::byte>(value)};
  const auto token = door.attack().forged_token;
  if (token.empty()) return "not found";
  return door.fits(token) ? "found" : "another token brought home";
}

// How often the attack sent a token after the gate had accepted one.
std::ptrdiff_t knocks_after_it_opened(int value) {
  PaperDoor door{.right = static_cast<std::byte>(value)};
  (void)door.attack();
  const auto opened = std::ranges::find_if(door.shown, [&](const auto& token) { return door.fits(token); });
  return opened == door.shown.end() ? 0 : door.shown.end() - opened - 1;
}

// A real gate, which does not answer after 256 tries.
struct PatientDoor {
  http_client::Client client;
  int knocks = 0;
  std::string last{};

  std::string attack(const std::string& own_token) {
    const auto opens = [this](const std::string& token) {
      if (++knocks > 256) return false;
      last = token;
      return client.get("/protected", {http_client::bearer(token)}).status == 200;
    };
    return lesson::attack({.own_token = own_token, .opens = opens}).forged_token;
  }
  std::string request() const { return "GET /protected, " + std::to_string(knocks) + " times"; }
};

lab::Result no_attack(lab::Server server, const PatientDoor& door) {
  return {server, Outcome::not_attacked, door.request(), "No token was tried."};
}

// Runs the attack against the flawed gate.
lab::Result try_flawed(lesson::ShortGate& gate) {
  TestServer server(gate.routes());
  PatientDoor door{.client = server.client()};
  const auto forged = door.attack(gate.token_for("mallory"));
  if (door.knocks == 0) return no_attack(lab::Server::flawed, door);
  if (forged.empty() || gate.ledger() != 1) {
    return {lab::Server::flawed, Outcome::not_breached, door.request(),
            "No signature of one byte was found in at most 256 tries."};
  }
  const bool is_carol =
      door.client.get("/protected", {http_client::bearer(forged)}).json().text("user") == "carol";
  return {lab::Server::flawed, is_carol ? Outcome::breached : Outcome::not_breached, door.request(),
          is_carol ? "It compared one byte, because one byte was sent."
                   : "It accepted the token, but not as carol's."};
}

web::App own_gate(const Signer& signer) {
  // Meet an open exercise here, where its file and line are known.
  (void)lesson::verify(signer.sign(json::Value::object()), signer.key(), policy, noon);
  (void)lesson::to_http(jwt::Refusal::expired);
  return lesson::the_gate({.key = signer.key(), .policy = policy, .now = [] { return noon; }});
}

// Runs the attack against the learner's own gate.
lab::Result try_own(http_client::Client client, const std::string& own_token) {
  PatientDoor door{.client = std::move(client)};
  const auto forged = door.attack(own_token);
  if (!forged.empty()) {
    const bool opens = door.client.get("/protected", {http_client::bearer(forged)}).status == 200;
    return {lab::Server::own, opens ? Outcome::breached : Outcome::blocked_for_the_wrong_reason,
            door.request(),
            opens ? "It accepted a signature of one byte."
                  : "Your attack returned a token that the gate does not accept."};
  }
  if (door.knocks == 0) return no_attack(lab::Server::own, door);
  if (door.last == own_token)
    return {lab::Server::own, Outcome::not_attacked, door.request(),
            "The last token was your own, unchanged."};
  const auto trace = door.client.post("/verify", {{"token", door.last}}).json();
  const auto reason = trace.text("error");
  if (!reason)
    return {lab::Server::own, Outcome::breached, door.request(),
            "It accepted the last token, which you had changed."};
  if (reason != "invalid_signature")
    return {lab::Server::own, Outcome::blocked_for_the_wrong_reason, door.request(),
            "It refused the last token as " + *reason + "."};
  const bool tried_all = door.knocks >= 256;
  return {lab::Server::own, Outcome::blocked, door.request(),
          tried_all ? "One byte is not 32 bytes, whichever byte it is."
                    : "It held, but only " + std::to_string(door.knocks) + " of 256 bytes were tried."};
}

}  // namespace

TEST_CASE("lab3b a signature of one byte is two base64url letters", "[lab3b][one_letter]") {
  for (const std::string& token : every_try()) REQUIRE(size_of_signature(token) != "not base64url");
}

TEST_CASE("lab3b the claims are mallory's own, except for sub", "[lab3b][still_mallory]") {
  for (const std::string& token : every_try()) REQUIRE(claims_of(token) == claims_for("carol").dump());
}

TEST_CASE("lab3b every token that is tried has a signature", "[lab3b][empty_signature]") {
  const auto tries = every_try();

  REQUIRE(tries.size() > 0);
  for (const std::string& token : tries) REQUIRE(size_of_signature(token) != "0 bytes");
}

TEST_CASE("lab3b every signature that is tried is one byte", "[lab3b][two_bytes]") {
  for (const std::string& token : every_try()) REQUIRE(size_of_signature(token) == "1 byte");
}

TEST_CASE("lab3b the attack stops at the first success", "[lab3b][knocks_on]") {
  CHECK(knocks_after_it_opened(0) == 0);
  CHECK(knocks_after_it_opened(static_cast<int>(random_integer(1, 254))) == 0);
}

TEST_CASE("lab3b the attack returns no token if none was accepted", "[lab3b][brings_home_anything]") {
  CHECK(visit_a_closed_door().brought_home == "nothing");
}

TEST_CASE("lab3b the attack finds the byte, whichever of the 256 it is", "[lab3b][misses_a_byte]") {
  CHECK(found_when_right_is(0) == "found");
  CHECK(found_when_right_is(255) == "found");
  CHECK(found_when_right_is(static_cast<int>(random_integer(1, 254))) == "found");
  CHECK(every_try().size() <= 256);
}

TEST_CASE("lab3b the flawed gate accepts a token within 256 tries", "[lab3b][breaches_flawed]") {
  lesson::ShortGate gate([] { return noon; });
  const auto result = try_flawed(gate);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab3b your own gate accepts none of the tokens", "[lab3b][own_server_holds][R9]") {
  const Signer signer;
  TestServer server(own_gate(signer));
  const auto result = try_own(server.client(), signer.sign(claims_for("mallory")));
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab3b honest users still get in at both gates", "[lab3b][honest_traffic]") {
  lesson::ShortGate gate([] { return noon; });
  TestServer flawed(gate.routes());
  const auto alices = gate.token_for("alice");
  CHECK(flawed.client().get("/protected", {http_client::bearer(alices)}).json().text("user") == "alice");
  CHECK(gate.ledger() == 0);

  const Signer signer;
  TestServer own(own_gate(signer));
  const auto answer = own.client().get("/protected", {http_client::bearer(signer.sign(claims_for("alice")))});
  CHECK(answer.json().text("user") == "alice");
}
