// The judge of lab 7b: a token that brings its own key, at the flawed server and at the learner's own.
#include <catch2/catch_test_macros.hpp>

#include "forged_tokens.hpp"
#include "jwk_header.hpp"
#include "jwk_header_flawed.hpp"

namespace {

constexpr auto request = "GET /me as carol, with a token that brings mallory's key";

// The attack at one server.
struct Attack {
  Victim victim;
  Attempts attempts;
  lesson::Loot loot;
  std::string thrown;

  Attack(const web::App& app, const std::string& own_token) : attempts(app, victim) {
    const auto show_me = [this](const std::string& token) { return attempts.show_me(token); };
    thrown = lab::exception_of([&] {
      loot = lesson::attack({.own_token = lesson::decoded(own_token),
                             .victim = victim.subject,
                             .own_key = key_pairs::mallory(),
                             .show_me = show_me});
    });
  }
  Run run() const { return {attempts, thrown}; }
  json::Value header() const { return attempts.best().header(); }
};

struct AtFlawed {
  std::int64_t now = random_instant();
  lesson::OneKeyServer server{key_pairs::login(), [this] { return now; }};
  web::App app = server.app();
  Attack attack{app, Provider().access_token("mallory", now)};

  // Whether it took carol's name from a token because of the key in its header.
  bool breached() const {
    return std::ranges::any_of(server.ledger().accepted(), [this](const jwt::UnverifiedToken& token) {
      return attack.victim.is_named_by(token.unverified_claims()) &&
             token.unverified_header().contains("jwk") &&
             !lesson::has_rs256_signature(token, key_pairs::login());
    });
  }
};

struct AtOwn {
  OwnTaskboard own;
  web::App app = trusting_app(own);
  Attack attack{app, own.access_token(Provider(), "mallory")};
};

// What a header has for "jwk": "an RSA key", or what it is instead.
std::string kind_of_jwk(const json::Value& header) {
  if (!header.contains("jwk")) return "nothing";
  const auto jwk = header.at("jwk");
  if (!jwk.is_object()) return jwk.is_string() ? "a text" : "no object";
  const auto key = jwt::Key::from_jwk_object(jwk, jwt::Algorithm::rs256);
  return key ? "an RSA key" : "an object that is no RSA key";
}

// The members of the key in a header that only a private key has: "d p q"; "none".
std::string private_members_in(const json::Value& header) {
  std::string found;
  for (const std::string name : {"d", "p", "q", "dp", "dq", "qi"})
    if (kind_of_jwk(header) != "nothing" && header.at("jwk").contains(name))
      found += (found.empty() ? "" : " ") + name;
  return found.empty() ? "none" : found;
}

}  // namespace

TEST_CASE("lab7b the attack ends without an exception, even if its token is refused",
          "[lab7b][throws_when_refused]") {
  const auto app = refusing_app();

  CHECK(Attack(app, Provider().access_token("mallory", 0)).thrown == "no exception");
  CHECK(AtFlawed().attack.thrown == "no exception");
}

TEST_CASE("lab7b the header brings a key along", "[lab7b][no_jwk]") {
  CHECK(kind_of_jwk(AtFlawed().attack.header()) != "nothing");
}

TEST_CASE("lab7b the key in the header is a JSON object", "[lab7b][not_an_object]") {
  CHECK(kind_of_jwk(AtFlawed().attack.header()) == "an RSA key");
}

TEST_CASE("lab7b the header has the public half alone", "[lab7b][private_half]") {
  CHECK(private_members_in(AtFlawed().attack.header()) == "none");
}

TEST_CASE("lab7b the token says who you want to be", "[lab7b][still_mallory]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.attempts.best().claim("sub") == flawed.attack.victim.subject);
}

TEST_CASE("lab7b the flawed server uses the key that the token brings", "[lab7b][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = at_flawed(
      flawed.attack.run(), request,
      {.happened = flawed.breached(),
       .sentence = "The signature fits the key in the header. The server never asked whose key that is.",
       .loot = flawed.attack.loot.account});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7b the loot is carol's account", "[lab7b][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.loot.account == flawed.attack.attempts.best().knock.answer.body);
}

TEST_CASE("lab7b the attack ends without an exception at your own server, too",
          "[lab7b][throws_when_refused]") {
  CHECK(AtOwn().attack.thrown == "no exception");
}

TEST_CASE("lab7b your own server uses only keys that the provider publishes",
          "[lab7b][own_server_holds][R11]") {
  const AtOwn own;
  const auto result = at_own(own.attack.run(), request,
                             {.log_reasons = {"invalid_signature", "key_not_found"},
                              .sentence = "It uses the keys of the provider, whatever a token brings."});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7b honest users get their accounts, on both servers", "[lab7b][honest_traffic]") {
  const AtFlawed flawed;
  const auto account = show_me(flawed.app, Provider().access_token("alice", flawed.now)).answer.body;
  CHECK(account == R"({"issuer":"https://login.example","user":"alice"})");

  const AtOwn own;
  CHECK(show_me(own.app, own.own.access_token(Provider(), "alice")).answer.status == 200);
}
