#include "oauth/opaque_token.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"

TEST_CASE("an opaque token has 32 random bytes, and no two are equal", "[opaque_token][R28]") {
  const auto token = oauth::new_opaque_token();
  CHECK(base::base64url_decode(token.text).value().size() == 32);
  CHECK(oauth::new_opaque_token().text != token.text);
}

TEST_CASE("the database keeps the SHA-256 of a token", "[opaque_token][R28]") {
  const auto token = oauth::new_opaque_token();
  CHECK(token.hash == oauth::opaque_token_hash(token.text));
  CHECK(oauth::opaque_token_hash("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a text with the wrong shape is recognized without a database", "[opaque_token]") {
  CHECK(oauth::is_opaque_token(oauth::new_opaque_token().text));
  for (const auto* text :
       {"", "abc", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMA", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c;",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN"})
    CHECK_FALSE(oauth::is_opaque_token(text));
}
