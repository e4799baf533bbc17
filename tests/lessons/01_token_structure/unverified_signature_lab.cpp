// The judge of lab 1: runs the attack against a server that trusts every token, and against the learner's
// own.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base64url_encode.hpp"
#include "inspect.hpp"
#include "json/parse_object.hpp"
#include "jwt/unverified_token.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "random.hpp"
#include "routes.hpp"
#include "test_server.hpp"
#include "unverified_signature.hpp"
#include "unverified_signature_flawed.hpp"

namespace {

using lab::Outcome;

std::string random_door_code() { return std::to_string(random_integer(100'000, 999'999)); }

// What mallory finds at Taskboard, and what her attack makes of it.
struct Heist {
  explicit Heist(const std::string& mallorys_door_code = random_door_code())
      : mallorys(
            taskboard.badge_for({.name = "mallory", .role = "member", .door_code = mallorys_door_code})) {}

  lesson::TrustingTaskboard taskboard;
  const std::string door_code = random_door_code();
  const std::string alices = taskboard.badge_for({.name = "alice", .role = "member", .door_code = door_code});
  const std::string mallorys;

  lesson::Loot loot() const { return lesson::attack({.own_badge = mallorys, .alices_badge = alices}); }
};

// What decoding makes of a badge: "a token", or the code of the refusal.
std::string form_of(const std::string& badge) {
  const auto decoded = jwt::UnverifiedToken::decode(badge);
  return decoded ? "a token" : std::string(code(decoded.error()));
}

std::string claim_of(const std::string& badge, std::string_view name) {
  const auto decoded = jwt::UnverifiedToken::decode(badge);
  return decoded ? decoded->unverified_claims().text(name).value_or("missing") : "unreadable";
}

std::string signature_of(const std::string& badge) { return badge.substr(badge.rfind('.') + 1); }

std::string door_code_in(const std::string& payload) {
  const auto claims = json::parse_object(payload);
  return claims ? claims->text("door_code").value_or("none") : "unreadable";
}

// An attempt with a badge that is not forged, which would prove nothing about any server.
lab::Result no_attack(lab::Server server, const std::string& request, const std::string& badge) {
  return {server, Outcome::not_attacked, request,
          badge.empty() ? "forged_badge is empty." : "forged_badge is mallory's own, unchanged."};
}

bool is_forged(const std::string& badge, const std::string& own) { return !badge.empty() && badge != own; }

// The forged badge on the route that is for admins only.
lab::Result try_taskboard(Heist& heist, const std::string& forged) {
  const std::string request = "GET /admin/users with the forged token";
  if (!is_forged(forged, heist.mallorys)) return no_attack(lab::Server::flawed, request, forged);
  TestServer server(heist.taskboard.routes());
  const auto answer = server.client().get("/admin/users", {http_client::bearer(forged)});
  if (answer.status == 200 && heist.taskboard.breaches() == 1) {
    return {lab::Server::flawed, Outcome::breached, request,
            "It decoded the payload and trusted the role, but never verified the signature."};
  }
  return {lab::Server::flawed, Outcome::not_breached, request, said_by(answer)};
}

// The inspector at a random moment, built from the learner's answers.
web::App own_server() {
  // An open exercise is best reported from here, where its file and line are known.
  lesson::base64url_encode({});
  (void)lesson::inspect("e30.e30.", 0);
  return lesson::token_inspector([moment = random_instant()] { return moment; });
}

// The same attack on the learner's own server, with the badge that it hands out.
lab::Result try_own(http_client::Client client, const std::string& forged, const std::string& own) {
  const std::string request = "GET /whoami with the forged token";
  if (!is_forged(forged, own)) return no_attack(lab::Server::own, request, forged);
  const auto answer = client.get("/whoami", {http_client::bearer(forged)});
  if (answer.status != 200) {
    return {lab::Server::own, Outcome::blocked_for_the_wrong_reason, request, said_by(answer)};
  }
  const bool guest = answer.json().text("role") == "guest" && answer.json().boolean("verified") == false;
  return {lab::Server::own, guest ? Outcome::blocked : Outcome::breached, request,
          guest ? "It decoded the token and trusted nothing in it: a guest, not verified."
                : "It took the role from a payload that nobody verified."};
}

}  // namespace

TEST_CASE("lab1 forged_badge is not just mallory's own badge", "[lab1][still_honest]") {
  const Heist heist;
  const std::string forged = heist.loot().forged_badge == heist.mallorys ? "as it was" : "changed";

  CHECK(forged == "changed");
}

TEST_CASE("lab1 forged_badge is still a token: three parts in base64url", "[lab1][keeps_the_form]") {
  // Three lengths of payload, because base64 pads only two of them.
  CHECK(form_of(Heist("4711").loot().forged_badge) == "a token");
  CHECK(form_of(Heist("47110").loot().forged_badge) == "a token");
  CHECK(form_of(Heist("471100").loot().forged_badge) == "a token");
}

TEST_CASE("lab1 the role in forged_badge is admin", "[lab1][changes_the_role]") {
  CHECK(claim_of(Heist().loot().forged_badge, "role") == "admin");
}

TEST_CASE("lab1 the subject of forged_badge is still mallory", "[lab1][keeps_the_name]") {
  CHECK(claim_of(Heist().loot().forged_badge, "sub") == "mallory");
}

TEST_CASE("lab1 forged_badge keeps the old signature", "[lab1][keeps_the_signature]") {
  const Heist heist;
  const auto forged = heist.loot().forged_badge;

  CHECK(signature_of(forged) == signature_of(heist.mallorys));
}

TEST_CASE("lab1 alices_payload shows alice's door code, without any key", "[lab1][reads_private_data]") {
  const Heist heist;

  CHECK(door_code_in(heist.loot().alices_payload) == heist.door_code);
}

TEST_CASE("lab1 the flawed server accepts the forged role", "[lab1][breaches_flawed]") {
  Heist heist;
  const auto result = try_taskboard(heist, heist.loot().forged_badge);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab1 your own server trusts nothing in the forged badge", "[lab1][own_server_holds]") {
  TestServer server(own_server());
  const auto sample = server.client().get("/sample").json().text("token").value_or("");
  const auto loot = lesson::attack({.own_badge = sample, .alices_badge = sample});
  const auto result = try_own(server.client(), loot.forged_badge, sample);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
  CHECK(door_code_in(loot.alices_payload) == "none");
}

TEST_CASE("lab1 honest users still get in, on both servers", "[lab1][honest_traffic]") {
  Heist heist;
  const auto carols = heist.taskboard.badge_for({.name = "carol", .role = "admin", .door_code = "8080"});
  TestServer flawed(heist.taskboard.routes());
  CHECK(flawed.client().get("/whoami", {http_client::bearer(heist.alices)}).json().text("user") == "alice");
  CHECK(flawed.client().get("/admin/users", {http_client::bearer(carols)}).status == 200);
  CHECK(heist.taskboard.breaches() == 0);

  TestServer own(own_server());
  const auto sample = own.client().get("/sample").json().text("token").value_or("");
  CHECK(own.client().get("/whoami", {http_client::bearer(sample)}).json().text("claims_to_be") == "alice");
  CHECK(own.client().post("/inspect", {{"token", sample}}).status == 200);
}
