#include "login.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "crypto/hmac.hpp"
#include "jwt/base64url.hpp"
#include "jwt/strict_json.hpp"
#include "jwt/token_parts.hpp"
#include "random.hpp"

using jwt::Json;
using lesson::LoginReply;

namespace {

constexpr std::int64_t now = 1'700'000'000;
const std::string nobody = "nobody's hash";

std::string hash_of(std::string_view password) { return "hash of " + std::string(password); }

// A desk with one account, and a note of every password that it checks.
struct TestDesk {
  std::string password = random_word();
  std::vector<std::string> checked_against{};
  bool says_yes_to_all = false;
  std::vector<std::byte> key = random_bytes(32);

  bool fits(std::string_view attempt, const lesson::PasswordHash& stored) {
    checked_against.push_back(stored.text);
    return says_yes_to_all || stored.text == hash_of(attempt);
  }

  LoginReply login(const std::string& email, const std::string& attempt) {
    const lesson::Desk desk{
        .accounts = {{"alice@example.com",
                      {.subject = "alice", .password = {hash_of(password)}, .plan = "standard"}}},
        .password_fits = [this](std::string_view text,
                                const lesson::PasswordHash& stored) { return fits(text, stored); },
        .nobodys_password = {nobody},
        .key = lesson::make_key(key).value()};
    return lesson::login({.email = email, .password = attempt}, desk,
                         std::chrono::sys_seconds{std::chrono::seconds{now}});
  }
  LoginReply login_as_alice() { return login("alice@example.com", password); }
  LoginReply login_with_wrong_password() { return login("alice@example.com", password + "x"); }
  LoginReply login_as_stranger() { return login("stranger@example.com", password); }
};

std::string outcome(const LoginReply& reply) {
  return reply.body.contains("access_token") ? "a token" : "no token";
}

std::string token_in(const LoginReply& reply) { return reply.body.text("access_token").value_or(""); }

std::string payload_of(const std::string& token) {
  const auto parts = jwt::split_token(token);
  return parts ? jwt::base64url_decode_text(parts->payload).value_or("not base64url") : "not three parts";
}

}  // namespace

TEST_CASE("2.7 a wrong password gets no token", "[2.7][account_is_enough]") {
  TestDesk desk;

  CHECK(outcome(desk.login_with_wrong_password()) == "no token");
}

TEST_CASE("2.7 an answer with 200 has three members, named as in OAuth", "[2.7][other_members]") {
  TestDesk desk;
  const auto reply = desk.login_as_alice();
  auto names = reply.body.names();
  std::ranges::sort(names);

  if (reply.status == 200)
    CHECK(names == std::vector<std::string>{"access_token", "expires_in", "token_type"});
}

TEST_CASE("2.7 the right password gets a token, and the hash of it does not", "[2.7][compares_hashes]") {
  TestDesk desk;

  CHECK(outcome(desk.login_as_alice()) == "a token");
  CHECK(outcome(desk.login("alice@example.com", hash_of(desk.password))) == "no token");
}

TEST_CASE("2.7 a stranger costs one password check, as everybody does", "[2.7][early_return][R24]") {
  TestDesk desk;
  using checks = std::vector<std::string>;

  desk.login_as_alice();
  CHECK(desk.checked_against == checks{hash_of(desk.password)});
  desk.checked_against.clear();
  desk.login_with_wrong_password();
  CHECK(desk.checked_against == checks{hash_of(desk.password)});
  desk.checked_against.clear();
  desk.login_as_stranger();
  CHECK(desk.checked_against == checks{nobody});
}

TEST_CASE("2.7 no password makes a stranger somebody", "[2.7][nobody_logs_in]") {
  TestDesk desk{.says_yes_to_all = true};

  CHECK(outcome(desk.login_as_stranger()) == "no token");
  CHECK(outcome(desk.login("", "")) == "no token");
}

TEST_CASE("2.7 a refusal says so in its status", "[2.7][error_with_200]") {
  TestDesk desk;

  CHECK(desk.login_with_wrong_password().status == 401);
  CHECK(desk.login_as_stranger().status == 401);
  CHECK(desk.login_as_alice().status == 200);
}

TEST_CASE("2.7 a stranger reads what a wrong password reads", "[2.7][two_messages][R24]") {
  TestDesk desk;

  CHECK(desk.login_as_stranger().body.dump() == desk.login_with_wrong_password().body.dump());
  CHECK(desk.login_as_stranger().body == Json{{"detail", lesson::wrong_credentials}});
}

TEST_CASE("2.7 the type of the token is bearer, in small letters", "[2.7][other_token_type]") {
  TestDesk desk;

  CHECK(desk.login_as_alice().body.text("token_type") == "bearer");
}

TEST_CASE("2.7 expires_in counts seconds from now", "[2.7][expires_in_is_a_date]") {
  TestDesk desk;

  CHECK(desk.login_as_alice().body.integer("expires_in") == 900);
}

TEST_CASE("2.7 header and payload are whole when they are signed", "[2.7][dangling_texts]") {
  TestDesk desk;
  const auto token = token_in(desk.login_as_alice());
  const auto parts = jwt::split_token(token);

  REQUIRE(parts);
  CHECK(jwt::parse_json_object(jwt::base64url_decode_text(parts->header).value_or("")));
  CHECK(jwt::parse_json_object(payload_of(token)));
}

TEST_CASE("2.7 the payload keeps the password out of it, and its hash", "[2.7][password_in_payload]") {
  TestDesk desk;
  const auto payload = payload_of(token_in(desk.login_as_alice()));

  CHECK(payload.find(desk.password) == payload.npos);
}

TEST_CASE("2.7 the plan of the account is among the claims", "[2.7][plan_left_out]") {
  TestDesk desk;

  CHECK(Json::parse(payload_of(token_in(desk.login_as_alice()))).text("plan") == "standard");
}

TEST_CASE("2.7 the subject is the account's, not the e-mail address", "[2.7][email_as_subject]") {
  TestDesk desk;

  CHECK(Json::parse(payload_of(token_in(desk.login_as_alice()))).text("sub") == "alice");
}

TEST_CASE("2.7 the payload says who, from when, till when and on which plan", "[2.7][other_claims]") {
  TestDesk desk;

  CHECK(Json::parse(payload_of(token_in(desk.login_as_alice()))) ==
        Json{{"sub", "alice"}, {"iat", now}, {"exp", now + 900}, {"plan", "standard"}});
}

TEST_CASE("2.7 the token is signed with the key of the desk", "[2.7][other_key]") {
  TestDesk desk;
  const auto token = token_in(desk.login_as_alice());
  const auto parts = jwt::split_token(token).value();
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(desk.key));

  CHECK(jwt::base64url_decode_text(parts.header) == R"({"alg":"HS256","typ":"JWT"})");
  CHECK(oracle.verify(std::as_bytes(std::span(parts.signed_bytes)),
                      jwt::base64url_decode(parts.signature).value()));
}
