// `token key`: keys made, and written in other forms.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/token/key_operations.hpp"
#include "json/value.hpp"
#include "jwt/key.hpp"
#include "token_tool.hpp"

using jwt::Algorithm;
using jwt::Key;

namespace {

namespace fs = std::filesystem;

Output key(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "key");
  return run_token(arguments, "", course::Terminal::plain(1000));
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

json::Value json_of(const Output& output) {
  INFO(output.out << output.err);
  REQUIRE(output.exit_code == 0);
  return json::Value::parse(output.out);
}

}  // namespace

TEST_CASE("key new makes a key that signs, for every algorithm", "[token][token_key]") {
  const Desk desk;
  for (const auto algorithm : jwt::all_algorithms) {
    const std::string file = desk.path(std::string(name(algorithm)));
    CAPTURE(file);
    CHECK(key({"new", std::string(name(algorithm)), "--out", file}).exit_code == 0);
    const auto made = Key::from_jwk(text_of(file));
    REQUIRE(made);
    CHECK(made->algorithm() == algorithm);
    CHECK(made->can_sign());
    CHECK(made->id() == (is_symmetric(algorithm) ? "" : made->thumbprint()));
  }
}

TEST_CASE("a private key is readable by its owner alone, and overwrites nothing", "[token][token_key]") {
  const Desk desk;
  const std::string file = desk.path("key.jwk");
  const auto mask = umask(0);  // The most careless there is.
  const Output made = key({"new", "ES256", "--out", file});
  umask(mask);
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const std::string text = text_of(file);
  CHECK_FALSE(made.out.contains(*json::Value::parse(text).text("d")));

  const Output again = key({"new", "ES256", "--out", file});
  CHECK(again.exit_code == 1);
  CHECK(again.out.empty());
  CHECK(again.err.contains("left as it is"));
  CHECK(text_of(file) == text);
}

TEST_CASE("a private key goes to standard output only when asked", "[token][token_key]") {
  CHECK(key({"new", "ES256"}).exit_code == 2);
  CHECK(json_of(key({"new", "ES256", "--out", "-"})).contains("d"));
}

TEST_CASE("keys go from PEM to JWK and back", "[token][token_key]") {
  const auto algorithm = GENERATE(Algorithm::rs256, Algorithm::es256, Algorithm::ed25519);
  const Desk desk;
  const Key pair = Key::generate(algorithm);
  const std::string alg{name(algorithm)};
  const std::string pem = desk.put("key.pem", pair.pem_with_private_key().text());
  const std::string jwk = desk.path("key.jwk"), back = desk.path("back.pem");

  CHECK(key({"convert", pem, "--alg", alg, "--out", jwk}).exit_code == 0);
  CHECK(json::Value::parse(text_of(jwk)) == pair.with_id(pair.thumbprint()).jwk_with_private_members());
  CHECK(key({"convert", jwk, "--pem", "--out", back}).exit_code == 0);
  CHECK(text_of(back) == text_of(pem));

  const std::string half = desk.put("public.jwk", key({"public", pem, "--alg", alg}).out);
  CHECK(json::Value::parse(text_of(half)) == pair.with_id(pair.thumbprint()).public_jwk());
  CHECK(key({"public", half, "--pem"}).out == pair.public_pem());
}

TEST_CASE("a JWK names its algorithm only if it is certain", "[token][token_key]") {
  const Desk desk;
  const auto alg = [&desk](Algorithm algorithm, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"public", desk.put("pem", Key::generate(algorithm).public_pem())};
    words.insert(words.end(), more.begin(), more.end());
    return json_of(key(words)).text("alg").value_or("none named");
  };
  CHECK(alg(Algorithm::es256) == "ES256");
  CHECK(alg(Algorithm::rs256) == "none named");  // Or PS256, …
  CHECK(alg(Algorithm::rs256, {"--alg", "PS256"}) == "PS256");
  CHECK(alg(Algorithm::ed25519) == "none named");  // Or EdDSA.
}

TEST_CASE("the thumbprint is that of RFC 7638, whatever the form", "[token][token_key]") {
  // RFC 7638 §3.1
  constexpr auto jwk =
      R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"})";
  constexpr auto thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs\n";
  const Desk desk;
  const std::string file = desk.put("key.jwk", jwk);
  CHECK(key({"thumbprint", file}).out == thumbprint);
  CHECK(key({"thumbprint", desk.put("key.pem", key({"public", file, "--pem"}).out)}).out == thumbprint);
}

TEST_CASE("key set collects public halves, each once and with a kid", "[token][token_key]") {
  const Desk desk;
  const Key ec = Key::generate(Algorithm::es256), rsa = Key::generate(Algorithm::rs256).with_id("old");
  const json::Value set = json_of(
      key({"set", desk.put("ec", ec.jwk_with_private_members().dump()),
           desk.put("rsa", rsa.jwk_with_private_members().dump()), desk.put("again", ec.public_pem())}));
  const json::Value keys = set.at("keys");
  REQUIRE(keys.size() == 2);
  CHECK(keys.at(0) == ec.with_id(ec.thumbprint()).public_jwk());
  CHECK(keys.at(1) == rsa.public_jwk());
}

TEST_CASE("key refuses on stderr what cannot be written", "[token][token_key]") {
  const Desk desk;
  const std::string secret =
      desk.put("secret", Key::generate(Algorithm::hs256).jwk_with_private_members().dump());
  const std::string half = desk.put("half", Key::generate(Algorithm::es256).public_jwk().dump());
  const std::string one = desk.put("one", Key::generate(Algorithm::es256).with_id("k").public_jwk().dump());
  const std::string two = desk.put("two", Key::generate(Algorithm::es256).with_id("k").public_jwk().dump());
  struct Row {
    std::vector<std::string> arguments;
    std::string reason;
  };
  const std::vector<Row> rows{
      {{"public", secret}, "no public half"},
      {{"set", half, secret}, "no public half"},
      {{"convert", secret, "--pem", "--out", "-"}, "no PEM form"},
      {{"convert", half, "--out", "-"}, "no private half"},
      {{"set", one, two}, "same identifier"},
      {{"public", desk.put("words", "words")}, "PEM text or a JWK"},
      {{"public", desk.path("nothing")}, "cannot be read"},
      {{"public", half, one}, "At Most 1"},
      {{"new", "none", "--out", "-"}, "no algorithm 'none'"},
      {{"public", half, "--pem", "--jwk"}, "excludes"},
  };
  for (const Row& row : rows) {
    const Output output = key(row.arguments);
    CAPTURE(row.reason, output.err);
    CHECK(output.exit_code == 2);
    CHECK(output.out.empty());
    CHECK(output.err.contains(row.reason));
  }
}
