// The judge of lab 7a: HS256 with the text of a public key, at the flawed server and at the learner's own.
#include <catch2/catch_test_macros.hpp>

#include "algorithm_confusion.hpp"
#include "algorithm_confusion_flawed.hpp"
#include "forged_tokens.hpp"

namespace {

constexpr auto request = "GET /me as carol, with a token that mallory has signed with a public key";

const std::string& public_key() {
  static const auto pem = key_pairs::login().public_pem();
  return pem;
}

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
                             .public_key = public_key(),
                             .show_me = show_me});
    });
  }
  Run run() const { return {attempts, thrown}; }
};

struct AtFlawed {
  std::int64_t now = random_instant();
  lesson::KeyFileServer server{public_key(), [this] { return now; }};
  web::App app = server.app();
  Attack attack{app, Provider().access_token("mallory", now)};

  // Whether it took carol's name from a token that was signed with the public key.
  bool breached() const {
    return std::ranges::any_of(server.ledger().accepted(), [this](const jwt::UnverifiedToken& token) {
      return attack.victim.is_named_by(token.unverified_claims()) &&
             lesson::has_hs256_signature(token, public_key());
    });
  }
};

// What a token is signed with, as HS256: "the public key", or what it is instead.
std::string key_of(const Attempt& attempt) {
  const auto token = attempt.token();
  if (!token) return "no token";
  const auto without_line_break = public_key().substr(0, public_key().find_last_not_of('\n') + 1);
  if (lesson::has_hs256_signature(*token, public_key())) return "the public key";
  if (lesson::has_hs256_signature(*token, without_line_break)) return "the public key without its line break";
  return "another key";
}

struct AtOwn {
  OwnTaskboard own;
  web::App app = trusting_app(own);
  Attack attack{app, own.access_token(Provider(), "mallory")};
};

}  // namespace

TEST_CASE("lab7a the attack ends without an exception, even if its token is refused",
          "[lab7a][throws_when_refused]") {
  const auto app = refusing_app();

  CHECK(Attack(app, Provider().access_token("mallory", 0)).thrown == "no exception");
  CHECK(AtFlawed().attack.thrown == "no exception");
}

TEST_CASE("lab7a the token asks for HS256", "[lab7a][keeps_the_algorithm]") {
  CHECK(AtFlawed().attack.attempts.best().header("alg") == "HS256");
}

TEST_CASE("lab7a the token says who you want to be", "[lab7a][still_mallory]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.attempts.best().claim("sub") == flawed.attack.victim.subject);
}

TEST_CASE("lab7a the token is signed with the text of the public key", "[lab7a][another_key]") {
  CHECK(key_of(AtFlawed().attack.attempts.best()) == "the public key");
}

TEST_CASE("lab7a the flawed server takes a public key for a secret", "[lab7a][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result =
      at_flawed(flawed.attack.run(), request,
                {.happened = flawed.breached(),
                 .sentence = "The token said HS256, so the server took the public key for a secret.",
                 .loot = flawed.attack.loot.account});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7a the loot is carol's account", "[lab7a][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.loot.account == flawed.attack.attempts.best().knock.answer.body);
}

TEST_CASE("lab7a the attack ends without an exception at your own server, too",
          "[lab7a][throws_when_refused]") {
  CHECK(AtOwn().attack.thrown == "no exception");
}

TEST_CASE("lab7a your own server decides which algorithm it uses", "[lab7a][own_server_holds][R4][R5]") {
  const AtOwn own;
  const auto result =
      at_own(own.attack.run(), request,
             {.log_reasons = {"algorithm_not_allowed"}, .sentence = "It uses RS256, whatever a token says."});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7a honest users get their accounts, on both servers", "[lab7a][honest_traffic]") {
  const AtFlawed flawed;
  const auto account = show_me(flawed.app, Provider().access_token("alice", flawed.now)).answer.body;
  CHECK(account == R"({"issuer":"https://login.example","user":"alice"})");

  const AtOwn own;
  CHECK(show_me(own.app, own.own.access_token(Provider(), "alice")).answer.status == 200);
}
