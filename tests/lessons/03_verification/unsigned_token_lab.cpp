// The judge of lab 3a: tokens that nobody signed, sent to a gate with a block-list and to the learner's own.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "gate_key.hpp"
#include "jwt/unverified_token.hpp"
#include "lab.hpp"
#include "routes.hpp"
#include "test_server.hpp"
#include "to_http.hpp"
#include "tokens.hpp"
#include "unsigned_token.hpp"
#include "unsigned_token_flawed.hpp"
#include "verify.hpp"

namespace {

using lab::Outcome;

constexpr std::int64_t noon = 1'700'000'000;
const lesson::Policy policy{.expected = {.issuer = "https://login.example", .audience = "taskboard"}};

// What mallory makes of a token from the flawed gate.
struct Heist {
  lesson::WordFilterGate gate{[] { return noon; }};
  const std::string own_token = gate.token_for("mallory");

  lesson::Loot loot() const { return lesson::attack({.own_token = own_token}); }
};

// All of them: those that say none, and the one that does not, if there is one.
std::vector<std::string> all_tokens(const lesson::Loot& loot) {
  auto tokens = loot.none_tokens;
  if (!loot.stripped_token.empty()) tokens.push_back(loot.stripped_token);
  return tokens;
}

// The form of a token as a reader sees it: "header.payload." or what it has instead.
std::string form_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  if (!decoded) return std::string(code(decoded.error()));
  return decoded->unverified_signature().empty() ? "header.payload." : "header.payload.signature";
}

json::Value claims_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  return decoded ? decoded->unverified_claims() : json::Value(code(decoded.error()));
}

std::string alg_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  return decoded ? decoded->unverified_header().text("alg").value_or("missing") : "unreadable";
}

std::string typ_of(const std::string& token) {
  const auto decoded = jwt::UnverifiedToken::decode(token);
  return decoded ? decoded->unverified_header().text("typ").value_or("missing") : "unreadable";
}

// "none_tokens and stripped_token", or which of the two the attack returned.
std::string brought_home(const lesson::Loot& loot) {
  if (loot.stripped_token.empty()) return loot.none_tokens.empty() ? "nothing" : "none_tokens alone";
  return loot.none_tokens.empty() ? "stripped_token alone" : "none_tokens and stripped_token";
}

std::string header_of(const std::string& token) { return token.substr(0, token.find('.')); }

// The spellings that some token of the loot has, in the order of spellings_of_none.
std::vector<std::string> spellings_in(const lesson::Loot& loot) {
  std::vector<std::string> found;
  for (const auto spelling : lesson::spellings_of_none) {
    const auto has_it = [&](const std::string& token) { return alg_of(token) == spelling; };
    if (std::ranges::any_of(loot.none_tokens, has_it)) found.emplace_back(spelling);
  }
  return found;
}

// The spellings that more than one token has.
std::vector<std::string> spellings_twice_in(const lesson::Loot& loot) {
  std::vector<std::string> found;
  for (const auto spelling : lesson::spellings_of_none) {
    const auto has_it = [&](const std::string& token) { return alg_of(token) == spelling; };
    if (std::ranges::count_if(loot.none_tokens, has_it) > 1) found.emplace_back(spelling);
  }
  return found;
}

constexpr auto nothing = "The attack returned no token.";

// Tries all tokens at the flawed gate.
lab::Result try_flawed(Heist& heist, const lesson::Loot& loot) {
  const auto request =
      "GET /protected with " + std::to_string(all_tokens(loot).size()) + " tokens that nobody signed";
  if (all_tokens(loot).empty()) return {lab::Server::flawed, Outcome::not_attacked, request, nothing};
  TestServer server(heist.gate.routes());
  auto client = server.client();
  std::string last = "Each of them got in, but they are not sixteen spellings and the stripped token.";
  for (const std::string& token : all_tokens(loot)) {
    const auto answer = client.get("/protected", {http_client::bearer(token)});
    if (answer.status != 200) last = answer.json().text("detail").value_or(answer.body);
  }
  if (loot.stripped_token.empty()) last = "stripped_token is empty.";
  const auto [none, stripped] = heist.gate.ledger();
  const bool breached = none == 15 && stripped == 1;
  return {
      lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request,
      breached
          ? "It refuses one spelling of none. The others got past it, and there was no signature to check."
          : last};
}

// Returns what kind of token this is: "A token of two parts", "A token with alg none and a signature".
std::string told(const std::string& token) {
  if (std::ranges::count(token, '.') == 1) return "A token of two parts";
  const bool is_unsigned = form_of(token) == "header.payload.";
  return "A token with alg " + alg_of(token) + (is_unsigned ? " and no signature" : " and a signature");
}

// Returns why the learner's gate refuses `token`, from its own trace; "opens" if it accepts it.
std::string reason_at(http_client::Client& client, const std::string& token) {
  if (client.get("/protected", {http_client::bearer(token)}).status == 200) return "opens";
  return client.post("/verify", {{"token", token}}).json().text("error").value_or("no reason");
}

web::App own_gate(const Signer& signer) {
  // Meet an open exercise here, where its file and line are known.
  (void)lesson::verify(signer.sign(json::Value::object()), signer.key(), policy, noon);
  (void)lesson::to_http(jwt::Refusal::expired);
  return lesson::the_gate({.key = signer.key(), .policy = policy, .now = [] { return noon; }});
}

// Tries all tokens at the learner's own gate.
lab::Result try_own(http_client::Client client, const lesson::Loot& loot, const std::string& own_token) {
  const std::string request = "GET /protected with the same tokens, made for this gate";
  if (all_tokens(loot).empty()) return {lab::Server::own, Outcome::not_attacked, request, nothing};
  std::string wrong = loot.stripped_token.empty() ? "stripped_token is empty." : "";
  for (const std::string& token : all_tokens(loot)) {
    const auto reason = reason_at(client, token);
    if (token == own_token)
      return {lab::Server::own, Outcome::not_attacked, request,
              "One of the tokens is mallory's own, unchanged."};
    if (reason == "opens") return {lab::Server::own, Outcome::breached, request, told(token) + " got in."};
    const bool meant =
        reason == (token == loot.stripped_token ? "invalid_signature" : "algorithm_not_allowed");
    if (!meant || form_of(token) != "header.payload.")
      wrong = told(token) + " was refused as " + reason + ".";
  }
  if (!wrong.empty()) return {lab::Server::own, Outcome::blocked_for_the_wrong_reason, request, wrong};
  return {lab::Server::own, Outcome::blocked, request,
          "The algorithm is that of the key, and an empty signature matches nothing."};
}

}  // namespace

TEST_CASE("lab3a the attack returns both kinds of token", "[lab3a][empty_handed]") {
  CHECK(brought_home(Heist().loot()) == "none_tokens and stripped_token");
}

TEST_CASE("lab3a an unsigned token still has two dots", "[lab3a][two_parts]") {
  for (const std::string& token : all_tokens(Heist().loot())) {
    CAPTURE(token);
    CHECK(std::ranges::count(token, '.') == 2);
  }
}

TEST_CASE("lab3a nothing follows the second dot", "[lab3a][keeps_the_signature]") {
  for (const std::string& token : all_tokens(Heist().loot())) {
    CAPTURE(token);
    CHECK(form_of(token) == "header.payload.");
  }
}

TEST_CASE("lab3a the claims are mallory's own, except for sub", "[lab3a][still_mallory]") {
  const Heist heist;
  auto carols = claims_of(heist.own_token);
  carols.set("sub", "carol");

  for (const std::string& token : all_tokens(heist.loot())) CHECK(claims_of(token).dump() == carols.dump());
}

TEST_CASE("lab3a no spelling of none is used twice", "[lab3a][twice_the_same]") {
  CHECK(spellings_twice_in(Heist().loot()) == std::vector<std::string>());
}

TEST_CASE("lab3a all sixteen spellings of none are used", "[lab3a][one_spelling]") {
  const std::vector<std::string> all(lesson::spellings_of_none.begin(), lesson::spellings_of_none.end());
  const auto loot = Heist().loot();

  CHECK(spellings_in(loot) == all);
  CHECK(loot.none_tokens.size() == all.size());
}

TEST_CASE("lab3a a header with none has the typ JWT as well", "[lab3a][typ_left_out]") {
  for (const std::string& token : Heist().loot().none_tokens) {
    CAPTURE(token);
    CHECK(typ_of(token) == "JWT");
  }
}

TEST_CASE("lab3a the stripped token keeps its header unchanged", "[lab3a][another_header]") {
  const Heist heist;

  CHECK(header_of(heist.loot().stripped_token) == header_of(heist.own_token));
}

TEST_CASE("lab3a the flawed gate accepts every spelling but one", "[lab3a][breaches_flawed]") {
  Heist heist;
  const auto result = try_flawed(heist, heist.loot());
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab3a your own gate accepts none of the tokens", "[lab3a][own_server_holds][R4]") {
  const Signer signer;
  TestServer server(own_gate(signer));
  auto mallorys = claims_of(lesson::token_to_try(signer.key(), policy, noon));
  mallorys.set("sub", "mallory");
  const auto own_token = signer.sign(mallorys);
  const auto result = try_own(server.client(), lesson::attack({.own_token = own_token}), own_token);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab3a honest users still get in at both gates", "[lab3a][honest_traffic]") {
  Heist heist;
  TestServer flawed(heist.gate.routes());
  const auto alices = flawed.client().get("/protected", {http_client::bearer(heist.gate.token_for("alice"))});
  CHECK(alices.json().text("user") == "alice");
  CHECK(flawed.client().get("/protected", {http_client::bearer(heist.own_token + "A")}).status == 401);
  CHECK(heist.gate.ledger().none + heist.gate.ledger().stripped == 0);

  const Signer signer;
  TestServer own(own_gate(signer));
  const auto token = lesson::token_to_try(signer.key(), policy, noon);
  CHECK(own.client().get("/protected", {http_client::bearer(token)}).json().text("user") == "alice");
}
