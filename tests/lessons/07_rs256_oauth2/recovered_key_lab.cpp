// The judge of lab 7e: a public key that is computed from two tokens, at the flawed server and at the
// learner's own.
#include <array>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "forged_tokens.hpp"
#include "jwt/token_parts.hpp"
#include "recovered_key.hpp"
#include "recovered_key_flawed.hpp"

namespace {

using lesson::BigNumber;
using Tokens = std::array<std::string, 2>;

constexpr auto request = "GET /me as carol, with a token signed with the key that two tokens have given away";
constexpr unsigned exponent = 3;
constexpr int modulus_bits = 2048;

const Provider& provider() {
  static const Provider provider{.key = key_pairs::exponent_3()};
  return provider;
}

const std::string& public_key() {
  static const auto pem = provider().key.public_pem();
  return pem;
}

struct Signed {
  std::string input;
  std::vector<std::byte> signature;

  explicit Signed(const std::string& token) {
    const auto parts = jwt::split_token(token).value();
    input = parts.signed_bytes;
    signature = base::base64url_decode(parts.signature).value();
  }
  BigNumber multiple_of_n() const {
    return power(BigNumber(signature), exponent) - lesson::padded_hash(input, signature.size());
  }
};

BigNumber common_divisor(const Tokens& tokens) {
  return gcd(Signed(tokens[0]).multiple_of_n(), Signed(tokens[1]).multiple_of_n());
}

// When all of this happens.
std::int64_t noon() {
  static const auto noon = random_instant();
  return noon;
}

// Tokens of two logins, whose two multiples of n have more than n in common: small factors, and no others.
Tokens find_two_tokens() {
  while (true) {
    const Tokens tokens{provider().access_token("mallory", noon()),
                        provider().access_token("mallory", noon())};
    const auto divisor = common_divisor(tokens);
    if (divisor.bits() > modulus_bits && without_small_factors(divisor).bits() == modulus_bits) return tokens;
  }
}

// Found once: it takes some tries.
const Tokens& two_tokens() {
  static const Tokens tokens = find_two_tokens();
  return tokens;
}

// The attack at one server.
struct Attack {
  Victim victim;
  Attempts attempts;
  lesson::Loot loot;
  std::string thrown;

  explicit Attack(const web::App& app) : attempts(app, victim) {
    const auto show_me = [this](const std::string& token) { return attempts.show_me(token); };
    thrown = lab::exception_of([&] {
      loot = lesson::attack(
          {.own_tokens = two_tokens(), .exponent = exponent, .victim = victim.subject, .show_me = show_me});
    });
  }
  Run run() const { return {attempts, thrown}; }

  // What the token is signed with: "the public key", or what it is instead.
  std::string key_used() const {
    const auto token = attempts.best().token();
    if (!token) return "nothing";
    const auto is_signed_with = [&](const std::string& text) {
      return lesson::has_hs256_signature(*token, text);
    };
    const auto is_made_of = [&](const BigNumber& n) {
      return is_signed_with(lesson::public_key_text(n, exponent));
    };
    if (is_signed_with(public_key())) return "the public key";
    if (is_made_of(common_divisor(two_tokens()))) return "a multiple of n";
    for (unsigned char small = 1; small < 100; ++small)
      if (is_made_of(BigNumber(std::array{std::byte{small}}))) return "a small number";
    return "another key";
  }
};

struct AtFlawed {
  lesson::QuietServer server{public_key(), noon};
  web::App app = server.app();
  Attack attack{app};

  // Whether it took carol's name from a token that was signed with the public key.
  bool breached() const {
    return std::ranges::any_of(server.ledger().accepted(), [this](const jwt::UnverifiedToken& token) {
      return attack.victim.is_named_by(token.unverified_claims()) &&
             lesson::has_hs256_signature(token, public_key());
    });
  }
};

struct AtOwn {
  OwnTaskboard own;
  web::App app = started();
  Attack attack{app};

  web::App started() {
    own.now = noon();
    own.trust(provider());
    return own.app();
  }
};

}  // namespace

TEST_CASE("lab7e the attack ends without an exception, even if its token is refused",
          "[lab7e][throws_when_refused]") {
  const auto app = refusing_app();

  CHECK(Attack(app).thrown == "no exception");
  CHECK(AtFlawed().attack.thrown == "no exception");
}

TEST_CASE("lab7e the token asks for HS256", "[lab7e][keeps_the_algorithm]") {
  CHECK(AtFlawed().attack.attempts.best().header("alg") == "HS256");
}

TEST_CASE("lab7e the token says who you want to be", "[lab7e][still_mallory]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.attempts.best().claim("sub") == flawed.attack.victim.subject);
}

TEST_CASE("lab7e the two numbers have n in common", "[lab7e][nothing_in_common]") {
  CHECK(AtFlawed().attack.key_used() != "a small number");
}

TEST_CASE("lab7e the common divisor is n times a small number", "[lab7e][small_factors]") {
  CHECK(AtFlawed().attack.key_used() != "a multiple of n");
}

TEST_CASE("lab7e the token is signed with the text of the public key", "[lab7e][another_key]") {
  CHECK(AtFlawed().attack.key_used() == "the public key");
}

TEST_CASE("lab7e the flawed server takes a public key for a secret", "[lab7e][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = at_flawed(
      flawed.attack.run(), request,
      {.happened = flawed.breached(),
       .sentence = "It gave its public key to nobody. Any two signatures of the provider give it away.",
       .loot = flawed.attack.loot.account});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7e the loot is carol's account", "[lab7e][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.loot.account == flawed.attack.attempts.best().knock.answer.body);
}

TEST_CASE("lab7e the attack ends without an exception at your own server, too",
          "[lab7e][throws_when_refused]") {
  CHECK(AtOwn().attack.thrown == "no exception");
}

TEST_CASE("lab7e your own server holds although its key is known", "[lab7e][own_server_holds][R4][R5]") {
  const AtOwn own;
  const auto result = at_own(own.attack.run(), request,
                             {.log_reasons = {"algorithm_not_allowed"},
                              .sentence = "It uses RS256, and for RS256 a public key may be known."});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7e honest users get their accounts, on both servers", "[lab7e][honest_traffic]") {
  const AtFlawed flawed;
  const auto account = show_me(flawed.app, provider().access_token("alice", noon())).answer.body;
  CHECK(account == R"({"issuer":"https://login.example","user":"alice"})");

  const AtOwn own;
  CHECK(show_me(own.app, own.own.access_token(provider(), "alice")).answer.status == 200);
}
