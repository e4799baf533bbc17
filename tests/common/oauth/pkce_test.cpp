#include "oauth/pkce.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

TEST_CASE("a verifier is 43 to 128 unreserved characters", "[pkce][R40]") {
  CHECK(oauth::is_code_verifier(std::string(43, 'a')));
  CHECK(oauth::is_code_verifier(std::string(39, 'a') + "-._~"));
  CHECK(oauth::is_code_verifier(std::string(128, 'Z')));
  const auto bad =
      GENERATE(as<std::string>(), "", std::string(42, 'a'), std::string(129, 'a'), std::string(42, 'a') + "=",
               std::string(42, 'a') + "+", std::string(42, 'a') + " ", std::string(42, 'a') + "\xc3\xa4",
               std::string(43, '\0'));
  CHECK_FALSE(oauth::is_code_verifier(bad));
}

TEST_CASE("a new verifier is valid, and no two are equal", "[pkce][R40]") {
  const auto verifier = oauth::new_code_verifier();
  CHECK(verifier.size() == 43);
  CHECK(oauth::is_code_verifier(verifier));
  CHECK(oauth::new_code_verifier() != verifier);
}

TEST_CASE("a challenge is 43 characters of canonical base64url", "[pkce][R40]") {
  const std::string challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";  // RFC 7636, Appendix B.
  CHECK(oauth::is_code_challenge(challenge));
  const auto bad = GENERATE_COPY(as<std::string>(), "", challenge.substr(1), challenge + "A", challenge + "=",
                                 challenge.substr(0, 42) + "N", challenge.substr(0, 42) + "+",
                                 challenge.substr(0, 42) + ".", std::string(43, '~'), std::string(64, 'a'));
  INFO(bad);
  CHECK_FALSE(oauth::is_code_challenge(bad));
}
