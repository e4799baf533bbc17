// The judge of lab 2: runs the attack against a server that signs with a word, and against the learner's own.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "access_claims.hpp"
#include "base/base64url.hpp"
#include "crypto/hmac.hpp"
#include "heist.hpp"
#include "hmac_sha256.hpp"
#include "jwt/unverified_token.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "random.hpp"
#include "signing_key.hpp"
#include "test_server.hpp"
#include "thrown.hpp"

using heist::Heist;
using heist::now;
using heist::OwnServer;
using lab::Outcome;

namespace {

std::string token_in(const http_client::Answer& answer) {
  return answer.json().text("access_token").value_or("");
}

std::string signature_verdict(const std::string& token, const std::string& word) {
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(word));
  const auto dot = token.rfind('.');
  if (dot == token.npos) return token.empty() ? "forged_token is empty" : "not a token";
  const auto signature = base::base64url_decode(token.substr(dot + 1));
  return signature && oracle.verify(lesson::bytes_of(token).first(dot), *signature) ? "fits" : "does not fit";
}

json::Value claims_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  return decoded ? decoded->unverified_claims()
                 : json::Value{{"unreadable", std::string(code(decoded.error()))}};
}

http_client::Answer at_admin_door(TestServer& server, const std::string& token) {
  return server.client().get("/admin/users", {http_client::bearer(token)});
}

// An attempt that is not an attack, and would prove nothing about any server.
lab::Result no_attack(lab::Server server, const std::string& request, const std::string& reason) {
  return {server, Outcome::not_attacked, request, reason};
}

const std::string forged_request = "GET /admin/users with the forged token";
const std::string nothing_forged = "forged_token is empty: there is nothing to send.";
const std::string no_role = "It is an honest login: e-mail and password, and no role.";

// A token that the server never issued, on the route that is for admins only.
lab::Result try_forged_token(Heist& heist, const std::string& token) {
  if (token.empty()) return no_attack(lab::Server::flawed, forged_request, nothing_forged);
  TestServer server(heist.taskboard.routes());
  const auto answer = at_admin_door(server, token);
  const bool breached = answer.status == 200 && heist.taskboard.ledger().forged == 1;
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, forged_request,
          breached ? "The signature fits: it was made with the server's own key, a word from a list."
                   : said_by(answer),
          "An HMAC key must be random and at least as long as the hash (RFC 7518 §3.2)."};
}

// A login that asks for a role it should not get.
lab::Result try_greedy_login(Heist& heist, const json::Value& body) {
  const auto request = "POST /login with " + std::to_string(body.size()) + " members, then GET /admin/users";
  if (!body.contains("role")) return no_attack(lab::Server::flawed, request, no_role);
  TestServer server(heist.taskboard.routes());
  const auto answer = server.client().post("/login", body);
  if (answer.status != 200) return {lab::Server::flawed, Outcome::not_breached, request, said_by(answer)};
  const auto door = at_admin_door(server, token_in(answer));
  const bool breached = door.status == 200 && heist.taskboard.ledger().made_on_request == 1;
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
          breached ? "It copied the role from the request into the claims, and signed them." : said_by(door),
          "A request must not fill in the claims of a token (OWASP API3:2023)."};
}

// How the protected routes behind the learner's desk answer `token`.
lab::Result try_own_doors(OwnServer& own, const std::string& token) {
  if (token.empty()) return no_attack(lab::Server::own, forged_request, nothing_forged);
  const auto answer = at_admin_door(own.server, token);
  const bool refused = answer.status == 401 && jwt::UnverifiedToken::decode(token);
  return {lab::Server::own,
          refused                ? Outcome::blocked
          : answer.status == 200 ? Outcome::breached
                                 : Outcome::blocked_for_the_wrong_reason,
          forged_request,
          refused ? "The signature does not fit: no word on the list is the key." : said_by(answer)};
}

// The greedy login, sent to the learner's desk.
lab::Result try_own_login(OwnServer& own, const json::Value& body) {
  const auto request = "POST /login with " + std::to_string(body.size()) + " members";
  if (!body.contains("role")) return no_attack(lab::Server::own, request, no_role);
  const auto answer = own.server.client().post("/login", body);
  return {lab::Server::own,
          answer.status == 422   ? Outcome::blocked
          : answer.status == 200 ? Outcome::breached
                                 : Outcome::blocked_for_the_wrong_reason,
          request,
          answer.status == 422 ? "422: a login has two members, and a role is not one of them."
                               : said_by(answer)};
}

// The payload with these extra claims, or "throws …".
std::string claims_with(const json::Value& extra) {
  return text_or_exception<std::invalid_argument>(
      [&] { return lesson::access_claims("mallory", std::chrono::minutes{15}, {}, extra).dump(); });
}

json::Value greedy(json::Value login) {
  login.set("role", "admin");
  return login;
}

// "loot", or the exception that ended the attack.
std::string end_of(Heist& heist) {
  try {
    heist.loot();
    return "loot";
  } catch (const std::invalid_argument& problem) {
    return std::string("std::invalid_argument: ") + problem.what();
  }
}

// Is hmac_sha256(), which the attack is built from, an HMAC?
std::string state_of_2_3() {
  const auto key = random_bytes(40), message = random_bytes(100);
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(key));
  return oracle.verify(message, lesson::hmac_sha256(key, message)) ? "2.3 passes" : "2.3 does not pass";
}

}  // namespace

TEST_CASE("lab2 hmac_sha256(), which the attack uses, computes an HMAC", "[lab2][answers_first]") {
  CHECK(state_of_2_3() == "2.3 passes");
}

TEST_CASE("lab2 attack() returns without an exception", "[lab2][asks_the_guard]") {
  Heist heist;

  CHECK(end_of(heist) == "loot");
}

TEST_CASE("lab2 the signing key is found offline, in the word list", "[lab2][signs_the_payload_only]") {
  Heist heist;

  CHECK(heist.loot().key == heist.word);
}

TEST_CASE("lab2 forged_token is signed with the server's key", "[lab2][old_signature]") {
  Heist heist;

  CHECK(signature_verdict(heist.loot().forged_token, heist.word) == "fits");
}

TEST_CASE("lab2 forged_token has not expired", "[lab2][expired_token]") {
  CHECK(claims_of(Heist().loot().forged_token).integer("exp").value_or(0) > now);
}

TEST_CASE("lab2 the role in forged_token is admin", "[lab2][still_a_member]") {
  CHECK(claims_of(Heist().loot().forged_token).text("role") == "admin");
}

TEST_CASE("lab2 the subject of forged_token is mallory", "[lab2][another_name]") {
  CHECK(claims_of(Heist().loot().forged_token).text("sub") == "mallory");
}

TEST_CASE("lab2 greedy_login is mallory's own login with the role admin added", "[lab2][nested_claims]") {
  Heist heist;

  CHECK(heist.loot().greedy_login == greedy(heist.login_as("mallory")));
}

TEST_CASE("lab2 the flawed server accepts the forged token and the greedy login", "[lab2][breaches_flawed]") {
  Heist heist;
  const auto loot = heist.loot();
  for (const auto& result :
       {try_forged_token(heist, loot.forged_token), try_greedy_login(heist, loot.greedy_login)}) {
    lab::report(result);
    INFO(result.request << " → " << result.reason);
    CHECK(text(result.outcome) == "breached");
  }
}

TEST_CASE("lab2 your own server does not start with a word as its key", "[lab2][own_key_refused]") {
  for (const std::string& word : lesson::word_list()) {
    CAPTURE(word);
    REQUIRE_FALSE(lesson::signing_key(word.c_str()));
  }
}

TEST_CASE("lab2 when no word is the key, key and forged_token stay empty", "[lab2][empty_key]") {
  OwnServer own;
  const auto loot = own.suffer_the_attack();

  CHECK(loot.key == "");
  CHECK(loot.forged_token == "");
}

TEST_CASE("lab2 greedy_login is filled in even without a key", "[lab2][greedy_with_a_key]") {
  OwnServer own;

  CHECK(own.suffer_the_attack().greedy_login == greedy(own.login_of("mallory")));
}

TEST_CASE("lab2 your own server refuses both the forged token and the greedy login",
          "[lab2][own_server_holds]") {
  Heist heist;
  OwnServer own;
  const auto loot = own.suffer_the_attack();

  // No key was found here, so this sends the token that was forged for the flawed server.
  for (const auto& result :
       {try_own_doors(own, heist.loot().forged_token), try_own_login(own, loot.greedy_login)}) {
    lab::report(result);
    INFO(result.request << " → " << result.reason);
    CHECK(text(result.outcome) == "blocked");
  }
  CHECK(claims_with({{"role", "admin"}}) == "throws std::invalid_argument");
  CHECK(claims_with({{"sub", "carol"}}) == "throws std::invalid_argument");
}

TEST_CASE("lab2 honest users still get in, on both servers", "[lab2][honest_traffic]") {
  Heist heist;
  TestServer flawed(heist.taskboard.routes());
  const auto carols = token_in(flawed.client().post("/login", heist.login_as("carol")));
  const auto mallorys = token_in(flawed.client().post("/login", heist.login_as("mallory")));
  CHECK(at_admin_door(flawed, carols).status == 200);
  CHECK(at_admin_door(flawed, mallorys).status == 403);
  CHECK(heist.taskboard.ledger().forged + heist.taskboard.ledger().made_on_request == 0);

  OwnServer own;
  const auto alices = token_in(own.login("alice"));
  const auto answer = own.server.client().get("/whoami", {http_client::bearer(alices)});
  CHECK(answer.json().text("user") == "alice");
  CHECK(at_admin_door(own.server, alices).status == 403);
}
