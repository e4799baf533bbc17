#include "course/token/token_command.hpp"

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "json/value.hpp"
#include "jwt/key.hpp"
#include "jwt/signer.hpp"
#include "random.hpp"
#include "token_tool.hpp"

using jwt::Algorithm;
using jwt::Key;

namespace {

struct Reply {
  int exit_code;
  json::Value json;
};

Reply token(const std::vector<std::string>& arguments, const std::string& input = "") {
  const Output output = run_token(arguments, input);
  INFO(output.out);
  REQUIRE(output.out.ends_with("\n"));
  return {.exit_code = output.exit_code, .json = json::Value::parse(output.out)};
}

// "valid", or the code of the refusal, with the exit code before it.
std::string verdict(const Reply& reply) {
  return std::to_string(reply.exit_code) + " " + reply.json.text("error").value_or("valid");
}

const Key hmac = Key::generate(Algorithm::hs256);
const Key rsa = Key::generate(Algorithm::rs256);

std::string sign(const Key& key, const json::Value& claims) { return *jwt::Signer(key).sign(claims); }

}  // namespace

TEST_CASE("decode takes a token apart and believes nothing", "[token]") {
  const std::string text = sign(hmac, {{"sub", "alice"}});
  const Reply reply = token({"decode", text});
  CHECK(reply.exit_code == 0);
  CHECK(reply.json.boolean("verified") == false);
  CHECK(reply.json.at("header").text("alg") == "HS256");
  CHECK(reply.json.at("claims").text("sub") == "alice");
  CHECK(token({"decode", "-"}, text + "\n").json == reply.json);
  CHECK(verdict(token({"decode", "a.b"})) == "1 malformed");
}

TEST_CASE("sign makes what verify accepts", "[token]") {
  const Desk desk;
  for (const auto algorithm : jwt::all_algorithms) {
    const Key key = Key::generate(algorithm);
    const std::string file = desk.put("key.jwk", key.jwk_with_private_members().dump());
    const Reply made = token({"sign", "--key", file, "--claims", R"({"sub":"alice","exp":2000})", "--header",
                              R"({"typ":"at+jwt","kid":"k","lang":"de"})"});
    REQUIRE(made.exit_code == 0);
    const Reply reply =
        token({"verify", *made.json.text("token"), "--key", file, "--now", "1000", "--typ", "at+jwt"});
    CHECK(verdict(reply) == "0 valid");
    CHECK(reply.json.boolean("valid") == true);
    CHECK(reply.json.at("claims").text("sub") == "alice");
    CHECK(reply.json.at("header").text("lang") == "de");
  }
}

TEST_CASE("keys come as JWK, JWK Set, PEM or secret bytes", "[token]") {
  const Desk desk;
  const std::string text = sign(rsa, {{"exp", 2000}});
  const auto verify = [&](const std::string& option, const std::string& file,
                          std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"verify", text, option, file, "--now", "1000"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return verdict(token(arguments));
  };
  const std::string pem = desk.put("key.pem", rsa.public_pem());
  const json::Value set{
      {"keys", json::Value::array({rsa.public_jwk(), Key::generate(Algorithm::es256).public_jwk()})}};
  CHECK(verify("--key", desk.put("a", rsa.public_jwk().dump())) == "0 valid");
  CHECK(verify("--key", desk.put("b", set.dump())) == "0 valid");
  CHECK(verify("--key", pem, {"--alg", "RS256"}) == "0 valid");
  CHECK(verify("--key", pem, {"--alg", "PS256", "--alg", "RS256"}) == "0 valid");
  CHECK(verify("--key", pem, {"--alg", "PS256"}) == "1 algorithm_not_allowed");
  CHECK(verify("--key", pem) == "2 invalid_key");                      // It names no algorithm.
  CHECK(verify("--key", pem, {"--alg", "HS256"}) == "2 invalid_key");  // Algorithm confusion.
  CHECK(verify("--secret-file", pem, {"--alg", "HS256"}) == "2 invalid_key");
  CHECK(verify("--key", "no/such/file") == "2 invalid_key");
  CHECK(verify("--key", desk.put("c", "words")) == "2 invalid_key");

  const auto secret = random_bytes(32);
  const auto key = Key::from_secret(Algorithm::hs256, secret);
  const std::string file = desk.put("secret", {reinterpret_cast<const char*>(secret.data()), secret.size()});
  const std::string other = sign(*key, {{"exp", 2000}});
  CHECK(verdict(token({"verify", other, "--secret-file", file, "--alg", "HS256", "--now", "1000"})) ==
        "0 valid");
  CHECK(verdict(token({"verify", other, "--secret-file", file, "--now", "1000"})) == "2 invalid_key");
}

TEST_CASE("verify obeys every option of the policy", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  const auto verify = [&](const json::Value& claims, std::vector<std::string> more) {
    std::vector<std::string> arguments{"verify", sign(hmac, claims), "--key", file, "--now", "1000"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return verdict(token(arguments));
  };
  CHECK(verify({{"exp", 1000}}, {}) == "1 expired");
  CHECK(verify({{"exp", 1000}}, {"--leeway", "1"}) == "0 valid");
  CHECK(verify({{"exp", 2000}}, {"--leeway", "121"}) == "2 usage");
  CHECK(verify({{"sub", "a"}}, {}) == "1 no_expiry");
  CHECK(verify({{"sub", "a"}}, {"--no-exp-required"}) == "0 valid");
  CHECK(verify({{"exp", 2000}, {"iss", "a"}}, {"--issuer", "b"}) == "1 wrong_issuer");
  CHECK(verify({{"exp", 2000}, {"iss", "b"}}, {"--issuer", "b"}) == "0 valid");
  CHECK(verify({{"exp", 2000}, {"aud", "a"}}, {}) == "1 wrong_audience");
  CHECK(verify({{"exp", 2000}, {"aud", "a"}}, {"--audience", "b", "--audience", "a"}) == "0 valid");
  CHECK(verify({{"exp", 2000}}, {"--require", "sub"}) == "1 missing_claim");
  CHECK(verify({{"exp", 2000}}, {"--typ", "at+jwt"}) == "1 wrong_type");
  CHECK(verify({{"exp", 2000}}, {"--alg", "HS512"}) == "1 algorithm_not_allowed");
  CHECK(verify({{"exp", 2000}}, {"--alg", "none"}) == "2 usage");
  CHECK(verify({{"exp", 2000}}, {"--unknown"}) == "2 usage");
}

TEST_CASE("verify says no to what was not signed so", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  const std::string forged = sign(Key::generate(Algorithm::hs256), {{"exp", 2000}});
  const Reply reply = token({"verify", "-", "--key", file, "--now", "1000"}, forged);
  CHECK(verdict(reply) == "1 invalid_signature");
  CHECK(reply.json.boolean("valid") == false);
  CHECK(reply.json.text("message").has_value());
  CHECK(verdict(token({"verify", sign(rsa, {{"exp", 1}}), "--key", file})) == "1 algorithm_not_allowed");
  CHECK(verdict(token({"verify", "", "--key", file})) == "1 malformed");
  CHECK(verdict(token({"verify", forged})) == "2 invalid_key");
}

TEST_CASE("--jws-only looks at header and signature alone", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  const std::string words = "any words";
  const std::string text = *jwt::Signer(hmac).sign_bytes(std::as_bytes(std::span(words)));
  const Reply reply = token({"verify", text, "--key", file, "--jws-only"});
  CHECK(verdict(reply) == "0 valid");
  CHECK(reply.json.text("payload") == "YW55IHdvcmRz");
  CHECK_FALSE(reply.json.contains("claims"));
  CHECK(verdict(token({"verify", text, "--key", file})) == "1 invalid_json");
}

TEST_CASE("a file that is no key is refused as what it is, with the way on", "[token]") {
  const Desk desk;
  const auto complaint = [&desk](std::string_view text, const std::string& algorithm) {
    const Reply reply = token({"sign", "--key", desk.put("file", text), "--alg", algorithm});
    CHECK(verdict(reply) == "2 invalid_key");
    return reply.json.text("message").value_or("");
  };
  const std::string certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
  json::Value bare = rsa.jwk_with_private_members();
  for (const auto* prime : {"p", "q", "dp", "dq", "qi"}) bare.erase(prime);
  const json::Value ed25519 = Key::generate(Algorithm::eddsa).jwk_with_private_members();
  CHECK(complaint(certificate, "RS256").contains("openssl x509 -pubkey"));
  CHECK(complaint("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA alice", "EdDSA").contains("ssh-keygen"));
  CHECK(complaint(bare.dump(), "RS256").contains("no primes"));
  CHECK(complaint(rsa.public_pem() + std::string(70'000, ' '), "RS256").contains("64 KiB"));
  CHECK(complaint(rsa.public_pem() + certificate, "RS256").contains("more than one PEM block"));
  CHECK(complaint("words", "RS256").contains("PEM text or a JWK"));
  const Reply small = token({"sign", "--key", desk.put("ed", ed25519.dump()), "--alg", "ed25519"});
  CHECK(verdict(small) == "2 usage");
  CHECK(small.json.text("message")->contains("EdDSA, Ed25519, Ed448"));
}

TEST_CASE("whole numbers keep their digits, or are refused", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  const std::string claims = R"({"exp":9007199254740992,"n":18446744073709551615,"m":-9223372036854775808})";
  const Reply made = token({"sign", "--key", file, "--claims", claims});
  REQUIRE(made.exit_code == 0);
  const std::string text = *made.json.text("token");
  CHECK(token({"decode", text}).json.at("claims").dump() == claims);
  CHECK(token({"verify", text, "--key", file}).json.at("claims").dump() == claims);
  CHECK(verdict(token({"sign", "--key", file, "--claims", R"({"n":18446744073709551616})"})) == "2 usage");
  CHECK(verdict(token({"sign", "--key", file, "--claims", R"({"exp":9007199254740993})"})) ==
        "1 invalid_claim");
}

TEST_CASE("sign refuses what a token cannot hold", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  const std::string half = desk.put("public", rsa.public_jwk().dump());
  CHECK(verdict(token({"sign", "--key", file, "--claims", "[]"})) == "2 usage");
  CHECK(verdict(token({"sign", "--key", file, "--claims", R"({"exp":"soon"})"})) == "1 invalid_claim");
  CHECK(verdict(token({"sign", "--key", file, "--header", R"({"alg":"none"})"})) == "2 usage");
  CHECK(verdict(token({"sign", "--key", file, "--header", R"({"kid":5})"})) == "2 usage");
  CHECK(verdict(token({"sign", "--key", half})) == "2 invalid_key");
  CHECK(verdict(token({"sign"})) == "2 invalid_key");
  CHECK(token({"sign", "--key", file, "--claims", "-"}, R"({"sub":"bob"})").exit_code == 0);
}

TEST_CASE("words that are no command are a matter of usage", "[token]") {
  CHECK(verdict(token({})) == "2 usage");
  CHECK(verdict(token({"guess"})) == "2 usage");
  CHECK(verdict(token({"decode"})) == "2 usage");
}

TEST_CASE("decode speaks in words on a terminal, and in JSON to a program", "[token]") {
  const std::string text = sign(hmac, {{"sub", "alice"}, {"iat", 1000}, {"exp", 1900}});
  const auto terminal = course::Terminal::plain();
  const std::string json = run_token({"decode", text}).out;

  CHECK(json.starts_with(R"({"verified":false,"header":{"alg":"HS256")"));
  CHECK(run_token({"decode", text, "--json"}, "", terminal).out == json);
  CHECK(run_token({"--plain", "decode", text}).out == json);
  const Output words = run_token({"decode", text, "--now", "1180"}, "", terminal);
  CHECK(words.exit_code == 0);
  CHECK(words.out.contains("1970-01-01 00:31:40 UTC, in 12 min"));
  CHECK(words.out.contains("not verified"));
}

TEST_CASE("--plain takes the colours away, before and after the verb", "[token]") {
  const std::string text = sign(hmac, {{"sub", "alice"}});
  const auto colours = course::Terminal::coloured();
  CHECK(run_token({"decode", text}, "", colours).out.contains("\x1b["));
  CHECK_FALSE(run_token({"--plain", "decode", text}, "", colours).out.contains("\x1b["));
  CHECK_FALSE(run_token({"decode", text, "--plain"}, "", colours).out.contains("\x1b["));
}

TEST_CASE("an error on a terminal is words on stderr, with the same exit code", "[token]") {
  struct Row {
    std::vector<std::string> arguments;
    int exit_code;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({{{"decode", "a.b"}, 1, "malformed\n"},
                                         {{"decode"}, 2, "usage\n"},
                                         {{"sign"}, 2, "invalid_key\n"},
                                         {{"sign", "--alg", "none\x1b[2J"}, 2, "usage\n"}}));
  const Output output = run_token(row.arguments, "", course::Terminal::plain());
  CHECK(output.exit_code == row.exit_code);
  CHECK(output.out.empty());
  CHECK(output.err.starts_with(row.code));
  CHECK_FALSE(output.err.contains('\x1b'));
}

TEST_CASE("sign --exp adds an exp that is so much later", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  struct Row {
    std::string step;
    std::int64_t exp;
  };
  const auto row = GENERATE(values<Row>({{"+30s", 1030}, {"+15m", 1900}, {"+2h", 8200}, {"+7d", 605'800}}));
  const Reply made = token({"sign", "--key", file, "--exp", row.step, "--now", "1000"});
  const Reply decoded = token({"decode", made.json.text("token").value_or("")});
  CHECK(decoded.json.at("claims").dump() == R"({"exp":)" + std::to_string(row.exp) + "}");
}

TEST_CASE("sign --exp refuses what is no lifetime, and a second exp", "[token]") {
  const Desk desk;
  const std::string file = desk.put("key", hmac.jwk_with_private_members().dump());
  for (const auto* step : {"15m", "+15", "+m", "+0s", "-15m", "+1w", "+367d", "+15m ", ""})
    CHECK(verdict(token({"sign", "--key", file, "--exp", step})) == "2 usage");
  CHECK(verdict(token({"sign", "--key", file, "--exp", "+15m", "--claims", R"({"exp":1})"})) == "2 usage");
}

TEST_CASE("a secret that ends with a newline is told, because the newline counts", "[token]") {
  const Desk desk;
  const std::string word(40, 'a');
  const auto hint = [&](const std::string& secret) {
    const Output output = run_token({"sign", "--secret-file", desk.put("secret", secret), "--alg", "HS256"});
    CHECK(output.exit_code == 0);
    return output.err;
  };
  CHECK(hint(word + "\n").contains("newline is part of the secret"));
  CHECK(hint(word).empty());
  CHECK(hint("\x01" + word + "\n").empty());  // Random bytes end with a newline now and then.
}

TEST_CASE("an answer that cannot be written is exit code 1", "[token]") {
  const std::string text = sign(hmac, {{"sub", "alice"}});
  std::istringstream in;
  std::ostringstream err;
  std::ostream full(nullptr);  // As /dev/full: every write fails.
  const auto arguments =
      GENERATE_REF(std::vector<std::string>{"decode", text}, std::vector<std::string>{"decode", "--help"},
                   std::vector<std::string>{"key", "new", "ES256", "--out", "-"});
  CHECK(course::run_token_command(arguments, in, full, err) == 1);
  CHECK(err.str().contains("cannot be written"));
}

TEST_CASE("--help of every verb has an example", "[token]") {
  const auto verb = GENERATE(values<std::vector<std::string>>({{"decode"},
                                                               {"sign"},
                                                               {"verify"},
                                                               {"key", "new"},
                                                               {"key", "convert"},
                                                               {"key", "public"},
                                                               {"key", "thumbprint"},
                                                               {"key", "set"}}));
  std::vector<std::string> arguments = verb;
  arguments.emplace_back("--help");
  std::string command = "\n  scripts/course token";
  for (const auto& word : verb) command += " " + word;
  const Output output = run_token(arguments);
  CHECK(output.exit_code == 0);
  CHECK(output.out.contains("Example:" + command + " "));
}
