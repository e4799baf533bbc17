#include "taskboard_api/secrets.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

TEST_CASE("a signing key has the bytes of its variable", "[secrets]") {
  const auto key = taskboard_api::signing_key("0Qk9xv8y2mVtq7LrZc4Jw1Hs6Nd3Pb5G");
  REQUIRE(key);
  CHECK(key->thumbprint() ==
        jwt::Key::from_secret(jwt::Algorithm::hs256, "0Qk9xv8y2mVtq7LrZc4Jw1Hs6Nd3Pb5G")->thumbprint());
}

TEST_CASE("a weak signing key is refused with the way to a good one", "[secrets][R6][R32]") {
  const auto* weak = GENERATE("", "changethis", "0123456789012345678901234567890");
  const auto key = taskboard_api::signing_key(weak);
  REQUIRE_FALSE(key);
  CHECK(key.error().starts_with("JWT_SECRET is no key"));
  CHECK(key.error().find("urandom") != std::string::npos);
  if (*weak != '\0') CHECK(key.error().find(weak) == std::string::npos);
}

TEST_CASE("without a variable a secret is random, never one that the source knows", "[secrets][R32]") {
  CHECK(taskboard_api::signing_key(nullptr)->thumbprint() !=
        taskboard_api::signing_key(nullptr)->thumbprint());
  CHECK(taskboard_api::metrics_key(nullptr)->text() != taskboard_api::metrics_key(nullptr)->text());
}

TEST_CASE("a metrics key is at least sixteen characters", "[secrets]") {
  CHECK(taskboard_api::metrics_key("0123456789abcdef")->text() == "0123456789abcdef");
  CHECK_FALSE(taskboard_api::metrics_key("0123456789abcde"));
  CHECK_FALSE(taskboard_api::metrics_key(""));
}
