#include "login.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "crypto/hmac.hpp"
#include "json/parse_object.hpp"
#include "jwt/token_parts.hpp"
#include "test_desk.hpp"

using lesson::LoginReply;

namespace {

const std::string one_check = "the password against the account's hash";
const std::string nobodys_check = "the password against desk.nobodys_password";

std::string outcome(const LoginReply& reply) {
  return reply.body.contains("access_token") ? "a token" : "no token";
}

// The reply to alice with her right password.
LoginReply alices_answer() {
  TestDesk desk;
  return desk.login(desk.alice);
}

std::string token_in(const LoginReply& reply) { return reply.body.text("access_token").value_or(""); }

std::string payload_of(const std::string& token) {
  const auto parts = jwt::split_token(token);
  return parts ? base::base64url_decode_text(parts->payload).value_or("not base64url") : "not three parts";
}

}  // namespace

TEST_CASE("2.7 a wrong password gets no token", "[2.7][account_is_enough]") {
  TestDesk desk;

  CHECK(outcome(desk.login_with_wrong_password()) == "no token");
}

TEST_CASE("2.7 a 200 response has three members, named as in OAuth", "[2.7][other_members]") {
  const auto reply = alices_answer();
  auto names = reply.body.names();
  std::ranges::sort(names);

  if (reply.status == 200)
    CHECK(names == std::vector<std::string>{"access_token", "expires_in", "token_type"});
}

TEST_CASE("2.7 the right password gets a token, but its hash does not", "[2.7][compares_hashes]") {
  TestDesk desk;

  CHECK(outcome(desk.login(desk.alice)) == "a token");
  CHECK(outcome(desk.login(desk.bob)) == "a token");
  CHECK(outcome(desk.login(desk.alice.email, hash_of(desk.alice.password))) == "no token");
}

TEST_CASE("2.7 only the exact e-mail address of an account gets a token", "[2.7][nearly_an_email]") {
  TestDesk desk;

  for (const std::string email : {"", "alice", "alice@example.co", "alice@example.com.evil",
                                  "not-alice@example.com", "alice@evil.com"}) {
    CAPTURE(email);
    CHECK(outcome(desk.login(email, desk.alice.password)) == "no token");
  }
}

TEST_CASE("2.7 every login costs one password check, a stranger's too", "[2.7][early_return][R24]") {
  TestDesk desk;

  CHECK(desk.checks_for(desk.alice.email, desk.alice.password) == one_check);
  CHECK(desk.checks_for(desk.alice.email, desk.alice.password + "x") == one_check);
  CHECK(desk.checks_for(desk.bob.email, desk.bob.password) == one_check);
  CHECK(desk.checks_for("stranger@example.com", desk.alice.password) == nobodys_check);
}

TEST_CASE("2.7 a password or e-mail that cannot be right still costs one check",
          "[2.7][refused_unchecked][R24]") {
  TestDesk desk;

  for (const auto& password : {std::string(), std::string(5'000, 'x')}) {
    CAPTURE(password.size());
    CHECK(desk.checks_for(desk.alice.email, password) == one_check);
    CHECK(desk.checks_for("stranger@example.com", password) == nobodys_check);
  }
  CHECK(desk.checks_for("", desk.alice.password) == nobodys_check);
  CHECK(desk.checks_for("no e-mail at all", desk.alice.password) == nobodys_check);
}

TEST_CASE("2.7 a second login costs one password check again", "[2.7][remembered][R24]") {
  TestDesk desk;
  desk.login(desk.alice);
  desk.login_with_wrong_password();

  CHECK(desk.checks_for(desk.alice.email, desk.alice.password) == one_check);
  CHECK(desk.checks_for(desk.alice.email, desk.alice.password + "x") == one_check);
}

TEST_CASE("2.7 a stranger gets no token, even if the password check says yes", "[2.7][nobody_logs_in]") {
  TestDesk desk{.says_yes_to_all = true};

  CHECK(outcome(desk.login_as_stranger()) == "no token");
  CHECK(outcome(desk.login("", "")) == "no token");
}

TEST_CASE("2.7 a refused login gets 401, a token comes with 200", "[2.7][error_with_200]") {
  TestDesk desk;

  CHECK(desk.login_with_wrong_password().status == 401);
  CHECK(desk.login_as_stranger().status == 401);
  CHECK(desk.login(desk.alice).status == 200);
}

TEST_CASE("2.7 an unknown e-mail gets the same message as a wrong password", "[2.7][two_messages][R24]") {
  TestDesk desk;

  CHECK(desk.login_as_stranger().body.dump() == desk.login_with_wrong_password().body.dump());
  CHECK(desk.login_as_stranger().body == json::Value{{"detail", lesson::wrong_credentials}});
}

TEST_CASE("2.7 token_type is bearer, in lower case", "[2.7][other_token_type]") {
  CHECK(alices_answer().body.text("token_type") == "bearer");
}

TEST_CASE("2.7 expires_in is a number of seconds, not a date", "[2.7][expires_in_is_a_date]") {
  CHECK(alices_answer().body.integer("expires_in") == 900);
}

TEST_CASE("2.7 header and payload are still intact when they are signed", "[2.7][dangling_texts]") {
  const auto token = token_in(alices_answer());
  const auto parts = jwt::split_token(token);

  REQUIRE(parts);
  CHECK(json::parse_object(base::base64url_decode_text(parts->header).value_or("")));
  CHECK(json::parse_object(payload_of(token)));
}

TEST_CASE("2.7 neither the password nor its hash is in the payload", "[2.7][password_in_payload]") {
  TestDesk desk;
  const auto payload = payload_of(token_in(desk.login(desk.alice)));

  CHECK(payload.find(desk.alice.password) == payload.npos);
}

TEST_CASE("2.7 the account's plan is among the claims", "[2.7][plan_left_out]") {
  TestDesk desk;

  for (const auto& person : {desk.alice, desk.bob})
    CHECK(json::Value::parse(payload_of(token_in(desk.login(person)))).text("plan") == person.plan);
}

TEST_CASE("2.7 sub is the account's subject, not the e-mail address", "[2.7][email_as_subject]") {
  TestDesk desk;

  for (const auto& person : {desk.alice, desk.bob})
    CHECK(json::Value::parse(payload_of(token_in(desk.login(person)))).text("sub") == person.subject);
}

TEST_CASE("2.7 the payload has exactly sub, iat, exp and plan", "[2.7][other_claims]") {
  TestDesk desk;

  CHECK(json::Value::parse(payload_of(token_in(desk.login(desk.alice)))) ==
        json::Value{{"sub", desk.alice.subject},
                    {"iat", desk.now},
                    {"exp", desk.now + 900},
                    {"plan", desk.alice.plan}});
}

TEST_CASE("2.7 the token is signed with desk.key", "[2.7][other_key]") {
  TestDesk desk;
  const auto token = token_in(desk.login(desk.alice));
  const auto parts = jwt::split_token(token).value();
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(desk.key));

  CHECK(base::base64url_decode_text(parts.header) == R"({"alg":"HS256","typ":"JWT"})");
  CHECK(oracle.verify(std::as_bytes(std::span(parts.signed_bytes)),
                      base::base64url_decode(parts.signature).value()));
}
