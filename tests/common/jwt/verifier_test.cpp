// What a Verifier lets through, statement by statement of the requirements.
#include "jwt/verifier.hpp"

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "jwt/base64url.hpp"
#include "jwt/signer.hpp"
#include "random.hpp"
#include "tokens.hpp"

using jwt::Algorithm;
using jwt::Json;
using jwt::Key;
using jwt::KeySet;
using jwt::Verifier;
using std::chrono::seconds;

namespace {

const Key key = Key::generate(Algorithm::hs256);

// The verdict on a token with this header, signed well, and claims that nobody could object to.
std::string verdict_on_header(std::string_view header) {
  return verdict(Verifier(key, policy_for(key, 1000)), sign_raw(key, header, R"({"exp":2000})"));
}

// The verdict at second 1000 on a well-signed payload.
std::string verdict_on(std::string_view payload, jwt::VerifierOptions options = policy_for(key, 1000)) {
  return verdict(Verifier(key, std::move(options)), sign_claims(key, payload));
}

jwt::VerifierOptions with(auto change) {
  auto options = policy_for(key, 1000);
  change(options);
  return options;
}

}  // namespace

TEST_CASE("a good token is believed, and says what it says", "[verifier]") {
  auto options = policy_for(key, 1000);
  options.issuers = {"https://login.example"};
  options.audiences = {"taskboard"};
  const auto claims =
      Verifier(key, options)
          .verify(sign_claims(
              key,
              R"({"iss":"https://login.example","sub":"al\u0069ce","aud":["x","taskboard"],"exp":2000.5,"iat":900,)"
              R"("nbf":900,"jti":"7","plan":"standard","level":3,"share":0.5,"active":true})"));
  REQUIRE(claims);
  CHECK(claims->subject() == "alice");
  CHECK(claims->issuer() == "https://login.example");
  CHECK(claims->id() == "7");
  CHECK(claims->expires_at() == 2000);
  CHECK(claims->issued_at() == 900);
  CHECK(claims->not_before() == 900);
  CHECK(claims->text("plan") == "standard");
  CHECK(claims->integer("level") == 3);
  CHECK(claims->number("share") == 0.5);
  CHECK(claims->boolean("active") == true);
  CHECK(claims->json().size() == 11);
  CHECK(claims->payload().starts_with(R"({"iss":)"));
  CHECK(claims->header().text("alg") == "HS256");
  CHECK(claims->algorithm() == Algorithm::hs256);
}

TEST_CASE("size, dots and alphabet come before anything else", "[verifier][R1]") {
  const Verifier verifier(key, policy_for(key, 1000));
  const std::string good = sign_claims(key, R"({"exp":2000})");
  CHECK(verdict(verifier, good) == "accepted");
  CHECK(verdict(verifier, good + ".") == "malformed");
  CHECK(verdict(verifier, good + "..") == "encrypted");
  CHECK(verdict(verifier, good + "=") == "malformed");
  CHECK(verdict(verifier, " " + good) == "malformed");
  CHECK(verdict(verifier, good + "\n") == "malformed");
  CHECK(verdict(verifier, "") == "malformed");
  CHECK(verdict(verifier, std::string(8193, 'A')) == "too_large");
}

TEST_CASE("no segment has a second spelling", "[verifier][R2]") {
  const Verifier verifier(key, policy_for(key, 1000));
  // 32 bytes leave two unused bits in the last of 43 characters: four spellings, one of them canonical.
  std::string token = sign_claims(key, R"({"exp":2000})");
  const char last = token.back();
  int accepted = 0;
  for (const char c : std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    token.back() = c;
    if (verdict(verifier, token) == "accepted") ++accepted;
  }
  token.back() = last;
  CHECK(accepted == 1);
  CHECK(verdict(verifier, token) == "accepted");
}

TEST_CASE("header and payload are strict JSON objects", "[verifier][R3]") {
  CHECK(verdict_on_header(R"({"alg":"HS256","alg":"HS256"})") == "invalid_json");
  CHECK(verdict_on_header(R"([])") == "invalid_json");
  CHECK(verdict_on_header("") == "invalid_json");
  CHECK(verdict_on_header("\xEF\xBB\xBF{\"alg\":\"HS256\"}") == "invalid_json");
  CHECK(verdict_on_header(std::string("{\"alg\":\"HS256\"}\0", 16)) == "invalid_json");
  CHECK(verdict_on("[]") == "invalid_json");
  CHECK(verdict_on("") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"exp":2000})") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":"\ud800"})") == "invalid_json");
  CHECK(verdict_on("{\"exp\":2000,\"a\":\"\xFF\"}") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000}x)") == "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":)" + std::string(16, '[') + std::string(16, ']') + "}") ==
        "invalid_json");
  CHECK(verdict_on(R"({"exp":2000,"a":)" + std::string(15, '[') + std::string(15, ']') + "}") == "accepted");
}

TEST_CASE("the algorithm is on the list, in exact case, and the key's", "[verifier][R4]") {
  for (const auto* name : {"none", "None", "NONE", "nOnE", "", "hs256", "HS256 ", "HS25", "RS256", "HS512"}) {
    CAPTURE(name);
    CHECK(verdict_on_header(Json{{"alg", name}}.dump()) == "algorithm_not_allowed");
  }
  CHECK(verdict_on_header(R"({"typ":"JWT"})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":null})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":["HS256"]})") == "invalid_header");
  CHECK_THROWS_AS(Verifier(key, {}), std::invalid_argument);

  // On the list, but not the algorithm of the key that "kid" names.
  const Key first = Key::generate(Algorithm::hs256).with_id("first");
  const Key second = Key::generate(Algorithm::hs512).with_id("second");
  const Verifier both(*KeySet::of({first, second}),
                      {.algorithms = {Algorithm::hs256, Algorithm::hs512}, .clock = [] { return 1000; }});
  CHECK(verdict(both, sign_raw(second, R"({"alg":"HS256","kid":"second"})", R"({"exp":2000})")) ==
        "algorithm_not_allowed");
  CHECK(verdict(both, sign_raw(second, R"({"alg":"HS512","kid":"second"})", R"({"exp":2000})")) ==
        "accepted");
}

TEST_CASE("no spelling of none is ever let in", "[verifier][R4]") {
  const Verifier verifier(key, policy_for(key, 1000));
  const std::string payload = jwt::base64url_encode(R"({"exp":2000})");
  for (const auto* name : {"none", "None", "NONE", "nOnE", "nonE"}) {
    const std::string header = jwt::base64url_encode(Json{{"alg", name}}.dump());
    CHECK(verdict(verifier, header + "." + payload + ".") == "algorithm_not_allowed");
    CHECK(verdict(verifier, header + "." + payload + ".AAAA") == "algorithm_not_allowed");
  }
}

TEST_CASE("a public key never verifies an HMAC", "[verifier][R5]") {
  const Key& rsa = test_key(Algorithm::rs256);
  CHECK_FALSE(Key::from_secret(Algorithm::hs256, rsa.public_pem()));
  // Even an HMAC over the published text is refused: the verifier takes RS256 alone.
  const auto confused = crypto::Secret::copy_of(rsa.public_pem());
  const std::string signed_part =
      jwt::base64url_encode(R"({"alg":"HS256"})") + "." + jwt::base64url_encode(R"({"exp":2000})");
  const Verifier verifier(rsa, policy_for(rsa, 1000));
  CHECK(verdict(verifier, signed_part + "." + jwt::base64url_encode(confused.bytes())) ==
        "algorithm_not_allowed");
}

TEST_CASE("the signature comes before every claim", "[verifier][R8]") {
  const Verifier verifier(key, policy_for(key, 1000));
  const Key other = Key::generate(Algorithm::hs256);
  for (const auto* payload : {R"({"exp":1})", R"({})", "no JSON at all", "", R"({"exp":2000})"}) {
    CHECK(verdict(verifier, sign_claims(other, payload)) == "invalid_signature");
  }
}

TEST_CASE("a signature has exactly its length", "[verifier][R9]") {
  for (const auto algorithm : jwt::all_algorithms) {
    CAPTURE(name(algorithm));
    const Key& signer = test_key(algorithm);
    const Verifier verifier(signer, policy_for(signer, 1000));
    const std::string token = sign_claims(signer, R"({"exp":2000})");
    const std::string signed_part = token.substr(0, token.rfind('.'));
    const auto signature = *jwt::base64url_decode(token.substr(token.rfind('.') + 1));
    const auto with_signature = [&](std::vector<std::byte> bytes) {
      return verdict(verifier, signed_part + "." + jwt::base64url_encode(bytes));
    };
    CHECK(with_signature(signature) == "accepted");
    CHECK(with_signature({}) == "invalid_signature");
    CHECK(with_signature({signature.begin(), signature.begin() + 1}) == "invalid_signature");
    CHECK(with_signature({signature.begin(), signature.end() - 1}) == "invalid_signature");
    auto longer = signature;
    longer.push_back(std::byte{0});
    CHECK(with_signature(longer) == "invalid_signature");
    CHECK(with_signature(std::vector<std::byte>(signature.size())) == "invalid_signature");
    CHECK(with_signature(std::vector<std::byte>(5000)) == "invalid_signature");
  }
}

TEST_CASE("a signature that OpenSSL stumbles over is a wrong one", "[verifier][R10]") {
  // Larger than the modulus: EVP answers with an error, not with "no".
  const Key& rsa = test_key(Algorithm::rs256);
  const std::string token = sign_claims(rsa, R"({"exp":2000})");
  const auto huge = jwt::base64url_encode(std::vector<std::byte>(256, std::byte{0xFF}));
  CHECK(verdict(Verifier(rsa, policy_for(rsa, 1000)), token.substr(0, token.rfind('.') + 1) + huge) ==
        "invalid_signature");
}

TEST_CASE("a header never brings its own key", "[verifier][R11]") {
  const Key mallory = Key::generate(Algorithm::es256);
  const Key ours = Key::generate(Algorithm::es256);
  const Verifier verifier(ours, policy_for(ours, 1000));
  const Json header{{"alg", "ES256"}, {"jwk", mallory.public_jwk()}};
  CHECK(verdict(verifier, sign_raw(mallory, header.dump(), R"({"exp":2000})")) == "invalid_signature");
  for (const auto* member : {"jku", "x5u", "x5c", "jwk"}) {
    const Json pointing{{"alg", "ES256"}, {member, "https://mallory.example/jwks.json"}};
    CHECK(verdict(verifier, sign_raw(mallory, pointing.dump(), R"({"exp":2000})")) == "invalid_signature");
    CHECK(verdict(verifier, sign_raw(ours, pointing.dump(), R"({"exp":2000})")) == "accepted");
  }
}

TEST_CASE("kid is a map look-up of at most 128 printable characters", "[verifier][R11][R33]") {
  const Key first = Key::generate(Algorithm::hs256).with_id("first");
  const Key second = Key::generate(Algorithm::hs256).with_id("second");
  const Verifier verifier(*KeySet::of({first, second}), policy_for(first, 1000));
  const auto with_kid = [&](const Json& kid) {
    return verdict(verifier,
                   sign_raw(second, Json{{"alg", "HS256"}, {"kid", kid}}.dump(), R"({"exp":2000})"));
  };
  CHECK(with_kid("second") == "accepted");
  CHECK(with_kid("first") == "invalid_signature");
  CHECK(with_kid("third") == "key_not_found");
  CHECK(with_kid("../../dev/null") == "key_not_found");
  CHECK(with_kid("' OR 1=1 --") == "key_not_found");
  CHECK(with_kid("") == "invalid_header");
  CHECK(with_kid(std::string(129, 'k')) == "invalid_header");
  CHECK(with_kid("a\nb") == "invalid_header");
  CHECK(with_kid(5) == "invalid_header");
  CHECK(verdict(verifier, sign_claims(second, R"({"exp":2000})")) == "key_not_found");  // No kid at all.

  // One key alone also serves tokens that name no key, but not those that name another.
  const Verifier alone(first, policy_for(first, 1000));
  CHECK(verdict(alone, sign_claims(first, R"({"exp":2000})")) == "accepted");
  CHECK(verdict(alone, sign_raw(first, R"({"alg":"HS256","kid":"other"})", R"({"exp":2000})")) ==
        "key_not_found");
}

TEST_CASE("an extension that is not known here is refused", "[verifier][R12]") {
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":["exp"],"exp":1})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":[]})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":"b64"})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","crit":null})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":false,"crit":["b64"]})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":false})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","b64":"no"})") == "unsupported_critical");
  CHECK(verdict_on_header(R"({"alg":"HS256","anything":"else"})") == "accepted");
}

TEST_CASE("a token dies on the second named by exp", "[verifier][R13]") {
  CHECK(verdict_on(R"({"exp":1001})") == "accepted");
  CHECK(verdict_on(R"({"exp":1000})") == "expired");
  CHECK(verdict_on(R"({"exp":1000.5})") == "accepted");
  CHECK(verdict_on(R"({"exp":999.5})") == "expired");
  CHECK(verdict_on(R"({"exp":1.001e3})") == "accepted");
  CHECK(verdict_on(R"({"exp":-1})") == "expired");
  CHECK(verdict_on(R"({"exp":0})") == "expired");
  CHECK(verdict_on(R"({})") == "no_expiry");
  CHECK(verdict_on(R"({"EXP":2000})") == "no_expiry");
  CHECK(verdict_on(R"({"\u0065xp":999})") == "expired");
}

TEST_CASE("the loud option lets tokens without an end in, not those with a past one", "[verifier][R13]") {
  const auto options =
      with([](auto& o) { o.expiry = jwt::Expiry::optional_and_i_know_that_such_tokens_live_for_ever; });
  CHECK(verdict_on("{}", options) == "accepted");
  CHECK(verdict_on(R"({"exp":1000})", options) == "expired");
  CHECK(verdict_on(R"({"exp":null})", options) == "invalid_claim");
}

TEST_CASE("nbf and iat must not lie in the future", "[verifier][R13]") {
  CHECK(verdict_on(R"({"exp":2000,"nbf":1000})") == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1001})") == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1000.5})") == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"iat":1000})") == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iat":1001})") == "issued_in_future");
}

TEST_CASE("a NumericDate is a finite number of at most 2^53", "[verifier][R13]") {
  for (const auto* claim : {"exp", "nbf", "iat"}) {
    for (const auto* value :
         {"\"2000\"", "true", "null", "[2000]", "{}", "9007199254740993", "9007199254740994", "1e300",
          "-1e300", "9223372036854775808", "18446744073709551616"}) {
      CAPTURE(claim, value);
      const std::string others = std::string(claim) == "exp" ? "" : R"("exp":2000,)";
      const std::string payload = "{" + others + "\"" + claim + "\":" + value + "}";
      // 2^53 + 1 is not a double: it reads as 2^53, the largest that counts.
      const bool is_largest = std::string(value) == "9007199254740993";
      if (!is_largest) CHECK(verdict_on(payload) == "invalid_claim");
    }
  }
  CHECK(verdict_on(R"({"exp":9007199254740992})") == "accepted");
  CHECK(verdict_on(R"({"exp":9999999999})") == "accepted");  // Overflows a clock of nanoseconds.
  CHECK(verdict_on(R"({"exp":1e400})") == "invalid_json");
}

TEST_CASE("leeway forgives at both ends, from 0 to 120 seconds", "[verifier][R14]") {
  const auto forgiving = with([](auto& o) { o.leeway = seconds(30); });
  CHECK(verdict_on(R"({"exp":971})", forgiving) == "accepted");
  CHECK(verdict_on(R"({"exp":970})", forgiving) == "expired");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1030,"iat":1030})", forgiving) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"nbf":1031})", forgiving) == "not_yet_valid");
  CHECK(verdict_on(R"({"exp":2000,"iat":1031})", forgiving) == "issued_in_future");
  CHECK(verdict_on(R"({"exp":2000})", with([](auto& o) { o.leeway = seconds(120); })) == "accepted");
  for (const int wrong : {-1, 121, 3600}) {
    CHECK_THROWS_AS(Verifier(key, with([wrong](auto& o) { o.leeway = seconds(wrong); })),
                    std::invalid_argument);
  }
}

TEST_CASE("a token can be too old", "[verifier]") {
  const auto options = with([](auto& o) { o.max_age = seconds(60); });
  CHECK(verdict_on(R"({"exp":2000,"iat":940})", options) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"iat":939})", options) == "expired");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.max_age = seconds(-1); })), std::invalid_argument);
}

TEST_CASE("the issuer is one of ours, exactly", "[verifier][R15]") {
  const auto options = with([](auto& o) { o.issuers = {"https://a.example", "https://b.example"}; });
  const auto from = [&options](std::string_view issuer) {
    return verdict_on(Json{{"exp", 2000}, {"iss", issuer}}.dump(), options);
  };
  CHECK(from("https://a.example") == "accepted");
  CHECK(from("https://b.example") == "accepted");
  CHECK(from("https://a.example/") == "wrong_issuer");
  CHECK(from("https://a.example.evil") == "wrong_issuer");
  CHECK(from("a.example") == "wrong_issuer");
  CHECK(from("") == "wrong_issuer");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"iss":5})", options) == "invalid_claim");
  CHECK(verdict_on(R"({"exp":2000,"iss":["https://a.example"]})", options) == "invalid_claim");
}

TEST_CASE("a key belongs to its issuer, even under one kid", "[verifier][R15]") {
  const Key honest = Key::generate(Algorithm::es256).with_id("1");
  const Key rogue = Key::generate(Algorithm::es256).with_id("1");
  const Verifier verifier({{.issuer = "honest", .keys = *KeySet::of({honest})},
                           {.issuer = "rogue", .keys = *KeySet::of({rogue})}},
                          policy_for(honest, 1000));
  const auto token = [](const Key& signer, const char* issuer) {
    return sign_raw(signer, R"({"alg":"ES256","kid":"1"})", Json{{"exp", 2000}, {"iss", issuer}}.dump());
  };
  CHECK(verdict(verifier, token(honest, "honest")) == "accepted");
  CHECK(verdict(verifier, token(rogue, "rogue")) == "accepted");
  CHECK(verdict(verifier, token(rogue, "honest")) == "wrong_issuer");
  CHECK(verdict(verifier, token(honest, "rogue")) == "wrong_issuer");
}

TEST_CASE("the audience names us, and arrays are typed", "[verifier][R15]") {
  const auto options = with([](auto& o) { o.audiences = {"taskboard", "taskboard-beta"}; });
  const auto to = [&options](const Json& audience) {
    return verdict_on(Json{{"exp", 2000}, {"aud", audience}}.dump(), options);
  };
  CHECK(to("taskboard") == "accepted");
  CHECK(to(Json::array({"other", "taskboard-beta"})) == "accepted");
  CHECK(to("taskboard2") == "wrong_audience");
  CHECK(to("task") == "wrong_audience");
  CHECK(to(Json::array()) == "wrong_audience");
  CHECK(to(Json::array({"taskboard", 5})) == "invalid_claim");
  CHECK(to(Json::array({"taskboard", nullptr})) == "invalid_claim");
  CHECK(to(Json::array({Json::array({"taskboard"})})) == "invalid_claim");
  CHECK(to(5) == "invalid_claim");
  CHECK(to(nullptr) == "invalid_claim");
  CHECK(verdict_on(R"({"exp":2000})", options) == "missing_claim");
  // A token for somebody is not for everybody.
  CHECK(verdict_on(R"({"exp":2000,"aud":"taskboard"})") == "wrong_audience");
}

TEST_CASE("each kind of token has its own typ", "[verifier][R16]") {
  const auto verdict_on_type = [](const Json& header, const char* wanted) {
    auto options = policy_for(key, 1000);
    options.type = wanted;
    return verdict(Verifier(key, options), sign_raw(key, header.dump(), R"({"exp":2000})"));
  };
  const auto typed = [](const char* type) { return Json{{"alg", "HS256"}, {"typ", type}}; };
  const Json untyped{{"alg", "HS256"}};
  CHECK(verdict_on_type(typed("at+jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("application/at+jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("AT+JWT"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("Application/At+Jwt"), "at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("at+jwt"), "application/at+jwt") == "accepted");
  CHECK(verdict_on_type(typed("JWT"), "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(typed("rt+jwt"), "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(untyped, "at+jwt") == "wrong_type");
  CHECK(verdict_on_type(untyped, "JWT") == "accepted");
  CHECK(verdict_on_type(typed("jwt"), "JWT") == "accepted");
  CHECK(verdict_on_type(typed("at+jwt"), "JWT") == "wrong_type");
  CHECK(verdict_on_header(R"({"alg":"HS256","typ":5})") == "invalid_header");
  CHECK(verdict_on_header(R"({"alg":"HS256","typ":"reset+jwt"})") == "wrong_type");  // By default, too.
}

TEST_CASE("required claims are there", "[verifier][R17]") {
  const auto options = with([](auto& o) { o.required_claims = {"sub", "jti", "sub"}; });
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice","jti":"1"})", options) == "accepted");
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice"})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"sub":"alice","x":{"jti":"1"}})", options) == "missing_claim");
  CHECK(verdict_on(R"({"exp":2000,"sub":5,"jti":"1"})", options) == "invalid_claim");
}

TEST_CASE("a policy that cannot hold makes no verifier", "[verifier]") {
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.algorithms = {Algorithm::rs256}; })),
                  std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.algorithms.push_back(Algorithm::hs512); })),
                  std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.issuers = {""}; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.audiences = {""}; })), std::invalid_argument);
  CHECK_THROWS_AS(Verifier(key, with([](auto& o) { o.clock = nullptr; })), std::invalid_argument);
  const auto signs_only = Key::from_jwk([] {
    Json jwk = key.jwk_with_private_members();
    jwk.set("key_ops", Json::array({"sign"}));
    return jwk.dump();
  }());
  CHECK_THROWS_AS(Verifier(*signs_only, policy_for(key, 0)), std::invalid_argument);
}

TEST_CASE("signature alone reads no claim", "[verifier]") {
  const Verifier verifier(key, policy_for(key, 1000));
  const auto bytes = verifier.verify_signature_only(sign_claims(key, "any words"));
  REQUIRE(bytes);
  CHECK(bytes->payload.size() == 9);
  CHECK(bytes->header.text("alg") == "HS256");
  CHECK(verifier.verify_signature_only(sign_claims(key, R"({"exp":1})")).has_value());
  CHECK(verifier.verify_signature_only(sign_claims(Key::generate(Algorithm::hs256), "x")).error() ==
        jwt::Refusal::invalid_signature);
}

TEST_CASE("many threads share one verifier", "[verifier][threads][R45]") {
  const Verifier verifier(key, policy_for(key, 1000));
  const std::string good = sign_claims(key, R"({"exp":2000,"sub":"alice"})");
  const std::string late = sign_claims(key, R"({"exp":1000,"sub":"alice"})");
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong) {
      threads.emplace_back([&] {
        for (int i = 0; i < 300; ++i) {
          count += verdict(verifier, good) == "accepted" ? 0 : 1;
          count += verdict(verifier, late) == "expired" ? 0 : 1;
        }
      });
    }
  }
  CHECK(wrong == std::vector<int>(4, 0));
}
