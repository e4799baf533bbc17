#include "verify_id_token.hpp"

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "json/value.hpp"
#include "jwt/key.hpp"
#include "jwt/signer.hpp"
#include "random.hpp"
#include "rsa_pairs.hpp"

using json::Value;
using jwt::Algorithm;
using jwt::Key;
using std::chrono::seconds;

namespace {

constexpr auto kid = "signing-key-1";

Key rsa_key(std::string_view pem, Algorithm algorithm = Algorithm::rs256) {
  return Key::from_pem(algorithm, pem).value().with_id(kid);
}

// The keys are made once: one of the provider for each of several algorithms, and one of another provider.
const Key& providers_key() {
  static const Key key = rsa_key(first_rsa_pair);
  return key;
}
const Key& strange_key() {
  static const Key key = rsa_key(second_rsa_pair);
  return key;
}

// A text of `size` letters and numbers.
std::string some_text(std::size_t size) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  while (text.size() < size)
    text += alphabet.at(static_cast<std::size_t>(random_integer(0, std::ssize(alphabet) - 1)));
  return text;
}

std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

// Somebody has logged in at a provider, a moment ago, and its ID token has come.
class World {
 public:
  std::int64_t now = random_instant();
  lesson::IdentityProvider provider{.issuer = "https://" + random_word() + ".example.com/" + random_word(),
                                    .client_id = "Taskboard-" + some_text(32),
                                    .find_key = [this](const jwt::KeyHint& hint) { return find_key(hint); },
                                    .leeway = seconds{random_integer(1, 119)},
                                    .clock = [this] { return now; }};
  std::string nonce = some_text(43);
  std::string subject = "user-" + some_text(8);
  std::vector<Key> keys{providers_key()};  // All that the provider publishes.

  // The claims of a good ID token, with other values for some of them. A value of null takes a claim out.
  Value claims(std::initializer_list<Value::Member> others = {}) const {
    Value all{{"iss", provider.issuer},
              {"sub", subject},
              {"aud", provider.client_id},
              {"iat", now},
              {"exp", now + 60},
              {"auth_time", now - 5},
              {"nonce", nonce}};
    for (const auto& [name, value] : others) {
      all.set(name, value);
      if (value.is_null()) all.erase(name);
    }
    return all;
  }

  // What verify_id_token() makes of a token: "user-1 of https://…", or the reason.
  std::string verify(std::string_view token, std::string_view expected_nonce) const {
    const auto identity = lesson::verify_id_token(token, provider, expected_nonce);
    return identity ? identity->subject + " of " + identity->issuer : identity.error();
  }
  std::string verify(std::string_view token) const { return verify(token, nonce); }
  std::string user() const { return subject + " of " + provider.issuer; }
  // "refused", for whatever reason, or "logged in".
  std::string outcome(std::string_view token, std::string_view expected_nonce) const {
    return lesson::verify_id_token(token, provider, expected_nonce) ? "logged in" : "refused";
  }

 private:
  std::optional<Key> find_key(const jwt::KeyHint& hint) const {
    for (const Key& key : keys)
      if (key.id() == hint.id && key.algorithm() == hint.algorithm) return key;
    return std::nullopt;
  }
};

// Signs claims as they are, of whatever type. An empty `type` leaves "typ" out.
std::string sign(const Value& claims, const Key& key = providers_key(), const std::string& type = "JWT") {
  const auto payload = claims.dump();
  return jwt::Signer(key, {.type = type}).sign_bytes(bytes_of(payload)).value();
}

}  // namespace

TEST_CASE("7.7 an ID token from this provider, to us, about this login says who has logged in",
          "[7.7][good_token_refused][R41]") {
  World world;

  CHECK(world.verify(sign(world.claims())) == world.user());
  CHECK(world.verify(sign(world.claims({{"aud", Value::array({world.provider.client_id})}}))) ==
        world.user());
  CHECK(world.verify(sign(world.claims(), providers_key(), "")) == world.user());
  CHECK(world.verify(sign(world.claims({{"at_hash", some_text(22)}, {"acr", "1"}}))) == world.user());
  CHECK(world.verify(sign(world.claims({{"iat", world.now - 86'400}}))) == world.user());

  const auto longer = sign(world.claims()) + "A";
  CHECK(world.verify(std::string_view(longer).substr(0, longer.size() - 1)) == world.user());

  World other;  // Nothing is left over from the first call.
  CHECK(other.verify(sign(other.claims())) == other.user());
}

TEST_CASE("7.7 the subject is who has logged in, not an e-mail address or a name",
          "[7.7][email_as_identity][R41]") {
  World world;

  CHECK(world.verify(sign(world.claims({{"email", "alice@example.com"},
                                        {"email_verified", true},
                                        {"preferred_username", "alice"},
                                        {"name", "Alice"},
                                        {"client_id", world.provider.client_id}}))) == world.user());
}

TEST_CASE("7.7 a token that the provider has not signed is refused", "[7.7][signature_unchecked][R8]") {
  World world;
  const auto token = sign(world.claims());
  const auto header = token.substr(0, token.find('.')), signature = token.substr(token.rfind('.'));
  const auto payload = base::base64url_encode(world.claims({{"sub", "user-of-mallorys-choice"}}).dump());
  const auto stranger_id = rsa_key(second_rsa_pair).with_id("signing-key-2");

  CHECK(world.verify(header + "." + payload + signature) == "invalid_signature");
  CHECK(world.verify(token.substr(0, token.rfind('.') + 1)) == "invalid_signature");
  CHECK(world.verify(sign(world.claims(), strange_key())) == "invalid_signature");
  CHECK(world.verify(sign(world.claims(), stranger_id)) == "key_not_found");
  CHECK(world.verify(sign(world.claims({{"nonce", "x"}, {"exp", 1}}), strange_key())) == "invalid_signature");
  CHECK(world.verify("") == "malformed");
}

TEST_CASE("7.7 the algorithm is RS256, whatever the token says", "[7.7][alg_from_token][R4]") {
  World world;
  const auto secret = Key::from_secret(Algorithm::hs256, world.provider.client_id).value().with_id(kid);
  world.keys = {providers_key(),
                secret,
                Key::generate(Algorithm::es256).with_id(kid),
                Key::generate(Algorithm::ed25519).with_id(kid),
                rsa_key(first_rsa_pair, Algorithm::ps256),
                rsa_key(first_rsa_pair, Algorithm::rs384)};

  CHECK(world.verify(sign(world.claims())) == world.user());
  for (const Key& key : world.keys)
    if (key.algorithm() != Algorithm::rs256) {
      CAPTURE(name(key.algorithm()));
      CHECK(world.verify(sign(world.claims(), key)) == "algorithm_not_allowed");
    }
  const auto unsigned_header = base::base64url_encode(R"({"alg":"none","typ":"JWT","kid":"signing-key-1"})");
  CHECK(world.verify(unsigned_header + "." + base::base64url_encode(world.claims().dump()) + ".") ==
        "algorithm_not_allowed");
}

TEST_CASE("7.7 the issuer must match this provider in every character", "[7.7][issuer_prefix][R15]") {
  World world;
  const auto& issuer = world.provider.issuer;

  for (const auto& other : {issuer + ".mallory.example", issuer + "/", issuer + std::string(1, '\0'),
                            issuer.substr(0, issuer.size() - 1), "H" + issuer.substr(1), std::string()}) {
    CAPTURE(other);
    CHECK(world.verify(sign(world.claims({{"iss", other}}))) == "wrong_issuer");
  }
  CHECK(world.verify(sign(world.claims({{"iss", nullptr}}))) == "missing_claim");
}

TEST_CASE("7.7 a token for another client is refused", "[7.7][other_client][R15]") {
  World world;
  const auto& us = world.provider.client_id;

  for (const auto& other : {"Photos-" + some_text(8), us + "x", us.substr(0, us.size() - 1),
                            "t" + us.substr(1), world.provider.issuer, std::string()}) {
    CAPTURE(other);
    CHECK(world.verify(sign(world.claims({{"aud", other}}))) == "wrong_audience");
    CHECK(world.verify(sign(world.claims({{"aud", Value::array({other, other + "y"})}, {"azp", us}}))) ==
          "wrong_audience");
  }
  CHECK(world.verify(sign(world.claims({{"aud", Value::array()}}))) == "wrong_audience");
  CHECK(world.verify(sign(world.claims({{"aud", nullptr}, {"azp", us}}))) == "missing_claim");
}

TEST_CASE("7.7 a token for several clients is ours only if azp names us", "[7.7][azp_unchecked][R15]") {
  World world;
  const auto& us = world.provider.client_id;
  const auto other = "Photos-" + some_text(8);
  const auto several = Value::array({us, other}), last_of_several = Value::array({other, "x", us});

  for (const auto& audience : {several, last_of_several}) {
    CAPTURE(audience.dump());
    CHECK(world.verify(sign(world.claims({{"aud", audience}}))) == "wrong_azp");
    CHECK(world.verify(sign(world.claims({{"aud", audience}, {"azp", other}}))) == "wrong_azp");
    CHECK(world.verify(sign(world.claims({{"aud", audience}, {"azp", us + "x"}}))) == "wrong_azp");
    CHECK(world.verify(sign(world.claims({{"aud", audience}, {"azp", Value::array({us})}}))) == "wrong_azp");
    CHECK(world.verify(sign(world.claims({{"aud", audience}, {"azp", us}}))) == world.user());
  }
}

TEST_CASE("7.7 an access token is not accepted as an ID token", "[7.7][access_token][R41]") {
  World world;

  for (const std::string type : {"at+jwt", "AT+JWT", "application/at+jwt", "logout+jwt", "reset+jwt"}) {
    CAPTURE(type);
    CHECK(world.verify(sign(world.claims(), providers_key(), type)) == "wrong_type");
  }
}

TEST_CASE("7.7 a token has expired at exp plus the leeway", "[7.7][expired][R13]") {
  World world;
  const auto token = sign(world.claims());

  world.now += 59;
  CHECK(world.verify(token) == world.user());
  world.now += 1 + world.provider.leeway.count();
  CHECK(world.verify(token) == "expired");
  world.now += 86'400;
  CHECK(world.verify(token) == "expired");
  CHECK(world.verify(sign(world.claims({{"exp", nullptr}}))) == "no_expiry");
}

TEST_CASE("7.7 a provider whose clock is off by up to the leeway is still accepted",
          "[7.7][two_clocks][R14]") {
  World world;
  const auto leeway = world.provider.leeway.count();

  CHECK(world.verify(sign(world.claims({{"exp", world.now - leeway + 1}}))) == world.user());
  CHECK(world.verify(sign(world.claims({{"iat", world.now + leeway}}))) == world.user());
  CHECK(world.verify(sign(world.claims({{"iat", world.now + leeway + 1}}))) == "issued_in_future");
}

TEST_CASE("7.7 a token that was made for another login is refused", "[7.7][nonce_unchecked][R40]") {
  World world;
  const auto token = sign(world.claims());
  const auto& ours = world.nonce;

  for (const auto& other :
       {some_text(43), ours + "x", ours.substr(0, ours.size() - 1), ours + '\0', "x" + ours})
    CHECK(world.verify(token, other) == "wrong_nonce");
  CHECK(world.verify(token, "") == "wrong_nonce");
  const auto longer = "<" + ours + ">";
  CHECK(world.verify(token, std::string_view(longer).substr(1, ours.size())) == world.user());
}

TEST_CASE("7.7 a token without a nonce is refused", "[7.7][missing_nonce][R40]") {
  World world;
  const auto token = sign(world.claims({{"nonce", nullptr}})), number = sign(world.claims({{"nonce", 5}}));
  const auto list = sign(world.claims({{"nonce", Value::array({world.nonce})}}));

  CHECK(world.outcome(token, world.nonce) == "refused");
  CHECK(world.outcome(token, "") == "refused");
  CHECK(world.outcome(number, "") == "refused");
  CHECK(world.outcome(number, "5") == "refused");
  CHECK(world.outcome(list, world.nonce) == "refused");
}

TEST_CASE("7.7 a token without a subject or a time of issue is refused", "[7.7][missing_claims]") {
  World world;

  CHECK(world.verify(sign(world.claims({{"sub", nullptr}, {"email", "alice@example.com"}}))) ==
        "missing_claim");
  CHECK(world.verify(sign(world.claims({{"sub", 42}}))) == "invalid_claim");
  CHECK(world.verify(sign(world.claims({{"iat", nullptr}}))) == "missing_claim");
}
