#include "taskboard_api/secrets.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "taskboard_api/placeholder.hpp"

namespace {

constexpr auto good = "0Qk9xv8y2mVtq7LrZc4Jw1Hs6Nd3Pb5G", other = "Tk3w8Zc1Rb6Yp0Ls5Vd9Xn2Gq7Jm4HfA";

// The sentence about the first bad value; "good" if there is none.
std::string complaint(const char* signing_key, const char* metrics_key) {
  const auto secrets = taskboard_api::secrets_from({.signing_key = signing_key, .metrics_key = metrics_key});
  return secrets ? "good" : secrets.error();
}

}  // namespace

TEST_CASE("a signing key has the bytes of its variable", "[secrets]") {
  const auto secrets = taskboard_api::secrets_from({.signing_key = good, .metrics_key = other});
  REQUIRE(secrets);
  CHECK(secrets->signing_key.thumbprint() ==
        jwt::Key::from_secret(jwt::Algorithm::hs256, good)->thumbprint());
  CHECK(secrets->metrics_key.text() == other);
}

TEST_CASE("one policy holds for every secret of a server", "[secrets][R6][R32]") {
  const auto* bad =
      GENERATE("", "changethis", "0123456789012345678901234567890", "changeme-changeme-changeme-changeme",
               "passwordpasswordpasswordpassword", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  CAPTURE(bad);
  const auto signing = complaint(bad, other), metrics = complaint(good, bad);
  CHECK(signing.starts_with("JWT_SECRET "));
  CHECK(metrics.starts_with("METRICS_KEY "));
  for (const auto& words : {signing, metrics}) {
    CHECK(words.find("urandom") != std::string::npos);
    if (*bad != '\0') CHECK(words.find(bad) == std::string::npos);
  }
}

TEST_CASE("the key for the metrics is not the key that signs", "[secrets][R32]") {
  CHECK(complaint(good, other) == "good");
  CHECK(complaint(good, good).starts_with("METRICS_KEY is JWT_SECRET"));
}

TEST_CASE("a signing key is no public key", "[secrets][R5][R32]") {
  CHECK(complaint("-----BEGIN PUBLIC KEY----- MCowBQYDK2VwAyEA", other).starts_with("JWT_SECRET is no key"));
}

TEST_CASE("without a variable a secret is random, never one that the source knows", "[secrets][R32]") {
  const auto first = taskboard_api::secrets_from({.signing_key = nullptr, .metrics_key = nullptr}),
             second = taskboard_api::secrets_from({.signing_key = nullptr, .metrics_key = nullptr});
  CHECK(first->signing_key.thumbprint() != second->signing_key.thumbprint());
  CHECK(first->metrics_key.text() != second->metrics_key.text());
}
