#include <string>

#include <catch2/catch_test_macros.hpp>

#include "crypto/asymmetric_key.hpp"
#include "vectors/vectors.hpp"

namespace {

// "private rsa", "public p256", or the code of the problem.
std::string read(std::string_view text) {
  const auto key = crypto::read_pem(text);
  if (!key) return std::string(code(key.error()));
  constexpr std::array names{"rsa", "p256", "p384", "p521", "secp256k1", "ed25519", "ed448"};
  return (key->has_private() ? "private " : "public ") + std::string(names[std::size_t(key->kind())]);
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string changed;
  for (const char c : text) c == '\n' ? changed += line_end : changed += c;
  return changed;
}

std::string read_file(const std::string& name) { return read(vector_text("keys/" + name + ".pem")); }

}  // namespace

TEST_CASE("keys are read in all four forms", "[pem]") {
  CHECK(read_file("rsa_pkcs8") == "private rsa");
  CHECK(read_file("rsa_pkcs1") == "private rsa");
  CHECK(read_file("rsa_spki") == "public rsa");
  CHECK(read_file("rsa_pkcs1_public") == "public rsa");
  CHECK(read_file("p256_pkcs8") == "private p256");
  CHECK(read_file("p256_sec1") == "private p256");
  CHECK(read_file("p256_spki") == "public p256");
  CHECK(read_file("p256_compressed") == "public p256");
  CHECK(read_file("secp384r1") == "private p384");
  CHECK(read_file("secp521r1") == "private p521");
  CHECK(read_file("secp256k1") == "private secp256k1");
  CHECK(read_file("ed25519") == "private ed25519");
  CHECK(read_file("ed448") == "private ed448");
}

TEST_CASE("an encrypted key is refused without asking for a password", "[pem]") {
  CHECK(read_file("rsa_encrypted_pkcs8") == "encrypted");
  CHECK(read_file("rsa_encrypted_pkcs1") == "encrypted");
}

TEST_CASE("keys that no algorithm here uses are refused", "[pem][R7]") {
  CHECK(read_file("rsa_1024") == "too_short");
  CHECK(read_file("rsa_8200") == "too_long");
  CHECK(read_file("secp224r1") == "unsupported");
  CHECK(read_file("p256_explicit") == "unsupported");
  CHECK(read_file("x25519") == "unsupported");
  CHECK(read_file("rsa_three_primes") == "unsupported");
}

TEST_CASE("what is no key by itself is refused as what it is", "[pem]") {
  CHECK(read_file("certificate") == "certificate");
  CHECK(read_file("two_keys") == "several_blocks");
  CHECK(read(vector_text("keys/p256_pkcs8.pem") + vector_text("keys/certificate.pem")) == "several_blocks");
  CHECK(read_file("rsa_pss") == "restricted_to_pss");
  CHECK(read_file("rsa_without_primes") == "no_primes");
  CHECK(read_file("openssh_private") == "ssh_key");
  CHECK(read_file("openssh_public") == "ssh_key");
  CHECK(read("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n") == "ssh_key");
}

TEST_CASE("line endings and indentation do not matter", "[pem]") {  // RFC 7468 §2, §3
  for (const auto* name : {"rsa_pkcs8", "rsa_spki", "rsa_pkcs1", "rsa_pkcs1_public", "p256_sec1", "ed448"}) {
    CAPTURE(name);
    const std::string text = vector_text("keys/" + std::string(name) + ".pem");
    const std::string plain = read(text);
    for (const auto* line_end :
         {"\r\n", "\r", "\n\r", "\n    ", "\n\t", " \n", " \t\r\n", "\n\n", "\v\f\n"}) {
      CAPTURE(line_end);
      CHECK(read(with_line_ends(text, line_end)) == plain);
    }
    CHECK(read("\xEF\xBB\xBF" + text) == plain);
    CHECK(read("  " + text.substr(0, text.size() - 1)) == plain);  // No last line break.
    CHECK(read("Subject: a key\nsome words\n" + text + "more words\n") == plain);
  }
}

TEST_CASE("the lines of a PEM text are canonical base64 and nothing else", "[pem]") {
  const std::string good = vector_text("keys/p256_spki.pem");
  const auto with = [&good](std::size_t at, std::string_view piece) {
    return std::string(good).insert(at, piece);
  };
  REQUIRE(read(good) == "public p256");
  const auto body = good.find('\n') + 1;
  for (const auto* piece : {"=", "-", "_", "*", "A", "AA", "AAA", "é", "Comment: x\n", ">"}) {
    CAPTURE(piece);
    CHECK(read(with(body, piece)) == "malformed");
    CHECK(read(with(body + 40, piece)) == "malformed");
    CHECK(read(with(good.rfind("\n-----END"), piece)) == "malformed");
  }
  CHECK(read(with(body, std::string_view("\0", 1))) == "malformed");
  CHECK(read(with(good.rfind("\n-----END"), "AAAA")) == "malformed");  // Bytes behind the key.
}

TEST_CASE("text that is no key is refused", "[pem]") {
  const std::string good = vector_text("keys/p256_pkcs8.pem");
  CHECK(read("") == "malformed");
  CHECK(read("-----BEGIN PRIVATE KEY-----") == "malformed");
  CHECK(read("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n") == "malformed");
  CHECK(read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n") == "malformed");
  CHECK(read(std::string_view(good).substr(0, good.size() / 2)) == "malformed");
  CHECK(read(std::string(100'000, '-')) == "too_large");
  CHECK(read("some words before\n" + good) == "private p256");
}

TEST_CASE("a key survives being written and read again", "[pem]") {
  for (const auto* name : {"rsa_pkcs8", "p256_pkcs8", "secp521r1", "ed25519", "ed448"}) {
    const auto key = crypto::read_pem(vector_text("keys/" + std::string(name) + ".pem"));
    REQUIRE(key.has_value());
    CHECK(crypto::read_pem(key->private_pem().text())->public_pem() == key->public_pem());
    CHECK_FALSE(crypto::read_pem(key->public_pem())->has_private());
  }
}
