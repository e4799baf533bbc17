#include "taskboard_api/access_tokens.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

namespace {

using taskboard_api::AccessTokens;

const taskboard::User alice{.id = 7, .email = "alice@example.com"};

// Tokens of a clock that is moved by hand.
struct Desk {
  std::int64_t now = random_instant();
  AccessTokens tokens{jwt::Key::generate(jwt::Algorithm::hs256), [this] { return now; }};

  std::string verdict(const std::string& token) {
    const auto claims = tokens.verifier()->verify(token);
    return claims ? "accepted" : std::string(jwt::code(claims.error()));
  }
};

}  // namespace

TEST_CASE("an access token says who made it, for whom, about whom and for how long",
          "[access_tokens][R17][R27]") {
  Desk desk;
  const auto claims = desk.tokens.verifier()->verify(desk.tokens.issue(alice));
  REQUIRE(claims);
  CHECK(claims->issuer() == "taskboard");
  CHECK(claims->text("aud") == "taskboard");
  CHECK(claims->subject() == "7");
  CHECK(claims->text("role") == "member");
  CHECK(claims->issued_at() == desk.now);
  CHECK(claims->expires_at() == desk.now + 900);
  CHECK(claims->id().size() == 32);
}

TEST_CASE("it carries nothing personal, and no two are alike", "[access_tokens][R34]") {
  Desk desk;
  const auto first = desk.tokens.issue(alice), second = desk.tokens.issue(alice);
  CHECK(first != second);
  CHECK(desk.tokens.verifier()->verify(first)->payload().find("alice") == std::string_view::npos);
}

TEST_CASE("it ends after a quarter of an hour, and fits no other key", "[access_tokens][R27]") {
  Desk desk;
  const auto token = desk.tokens.issue(alice);
  desk.now += 899;
  CHECK(desk.verdict(token) == "accepted");
  desk.now += 1;
  CHECK(desk.verdict(token) == "expired");
  CHECK(Desk().verdict(token) == "invalid_signature");
}

TEST_CASE("the answer of a login is a bearer token and its seconds", "[access_tokens][R26]") {
  Desk desk;
  const auto answer = desk.tokens.answer(alice);
  CHECK(answer.names() == std::vector<std::string>{"access_token", "token_type", "expires_in"});
  CHECK(desk.verdict(answer.text("access_token").value()) == "accepted");
  CHECK(answer.integer("expires_in") == 900);
}

TEST_CASE("a subject is an id in one spelling, or names nobody", "[access_tokens][R18]") {
  CHECK(taskboard_api::user_id_of("7") == 7);
  CHECK(taskboard_api::user_id_of("9223372036854775807") == INT64_MAX);
  const auto nobody =
      GENERATE(values<std::string>({"", "0", "-7", "+7", " 7", "7 ", "07", "7.0", "7e0", "0x7", "alice",
                                    "7 OR 1=1", "9223372036854775808", std::string("7\0", 2)}));
  INFO(nobody);
  CHECK_FALSE(taskboard_api::user_id_of(nobody));
}
