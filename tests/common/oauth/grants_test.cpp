#include "oauth/grants.hpp"

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"
#include "server_parts.hpp"

namespace {

// A database with a grant of alice to the shop, whose tokens are "access" and first.
struct Desk {
  store::Database database = server_database();
  std::int64_t now = random_instant();
  oauth::Grant grant = start();
  oauth::OpaqueToken first = refresh_token();

  Desk() {
    database.transaction([&] { oauth::add_access_token(database, grant, "access", now + 300, now); });
  }

  oauth::Grant start() {
    oauth::Grant started;
    database.transaction([&] { started = oauth::start_grant(database, authorization(), now); });
    return started;
  }
  oauth::OpaqueToken refresh_token() {
    auto token = oauth::new_opaque_token();
    database.transaction([&] { oauth::add_refresh_token(database, grant, token, now); });
    return token;
  }
  // "spent", or the code of the problem.
  std::string spend(const oauth::OpaqueToken& token, const std::string& client_id = "shop") {
    std::string outcome;
    database.transaction([&] {
      const auto spent = oauth::spend_refresh_token(database, token.text, client_id, now);
      outcome = spent ? "spent" : std::string(code(spent.error()));
    });
    return outcome;
  }
  bool is_living() { return oauth::is_access_token_active(database, "access"); }
};

}  // namespace

TEST_CASE("a grant stores what the user allowed", "[grants]") {
  Desk desk;
  const auto found = oauth::grant_of_refresh_token(desk.database, desk.first.text);
  REQUIRE(found);
  CHECK(found->id == desk.grant.id);
  CHECK(found->client_id == "shop");
  CHECK(found->subject == "1");
  CHECK(found->scope == "openid offline_access read write");
  CHECK(found->resource == api);
  CHECK(found->nonce == "the-nonce");
  CHECK(found->authenticated_at == 999);
  CHECK(found->started_at == desk.now);
  CHECK(oauth::grant_of_access_token(desk.database, "access")->id == desk.grant.id);
}

TEST_CASE("unknown tokens have no grant", "[grants]") {
  Desk desk;
  CHECK_FALSE(oauth::grant_of_refresh_token(desk.database, ""));
  CHECK_FALSE(oauth::grant_of_refresh_token(desk.database, desk.first.hash));
  CHECK_FALSE(oauth::grant_of_access_token(desk.database, ""));
  CHECK_FALSE(oauth::is_access_token_active(desk.database, "another"));
}

TEST_CASE("the database stores only the hash of a refresh token", "[grants][R28]") {
  Desk desk;
  CHECK(count(desk.database, "refresh_tokens WHERE hash = '" + desk.first.text + "'") == 0);
  CHECK(count(desk.database, "refresh_tokens WHERE hash = '" + desk.first.hash + "'") == 1);
}

TEST_CASE("a refresh token can be used once, and reuse ends the grant", "[grants][R29]") {
  Desk desk;
  CHECK(desk.spend(desk.first) == "spent");
  const auto second = desk.refresh_token();
  CHECK(desk.is_living());

  CHECK(desk.spend(desk.first) == "used_before");
  CHECK_FALSE(desk.is_living());
  CHECK(desk.spend(second) == "grant_ended");
}

TEST_CASE("reuse ends the grant even after the token has expired", "[grants][R29]") {
  Desk desk;
  CHECK(desk.spend(desk.first) == "spent");
  desk.now += oauth::grant_lifetime - 1;
  CHECK(desk.spend(desk.first) == "used_before");
  CHECK(count(desk.database, "grants WHERE ended_at IS NULL") == 0);
}

TEST_CASE("a refresh token presented by another client ends nothing", "[grants][R30]") {
  Desk desk;
  CHECK(desk.spend(desk.first, "phone") == "other_client");
  CHECK(desk.is_living());
  CHECK(desk.spend(desk.first) == "spent");
  CHECK(desk.spend(desk.first, "phone") == "other_client");
  CHECK(desk.is_living());
}

TEST_CASE("an unknown refresh token ends nothing", "[grants][R29]") {
  Desk desk;
  CHECK(desk.spend({.text = "guessed", .hash = desk.first.hash}) == "unknown");
  CHECK(desk.spend({.text = desk.first.hash, .hash = {}}) == "unknown");
  CHECK(desk.is_living());
}

TEST_CASE("a refresh token expires after a week without use, on the second", "[grants][R27]") {
  Desk desk;
  desk.now += oauth::idle_lifetime - 1;
  CHECK(desk.spend(desk.first) == "spent");
  const auto second = desk.refresh_token();
  desk.now += oauth::idle_lifetime;
  CHECK(desk.spend(second) == "expired");
}

TEST_CASE("a grant expires after thirty days, however often it is used", "[grants][R27]") {
  Desk desk;
  const auto start = desk.now;
  auto token = desk.first;
  while (desk.now + oauth::idle_lifetime - 1 < start + oauth::grant_lifetime - 1) {
    desk.now += oauth::idle_lifetime - 1;
    REQUIRE(desk.spend(token) == "spent");
    token = desk.refresh_token();
  }
  desk.now = start + oauth::grant_lifetime - 1;
  CHECK(desk.spend(token) == "spent");
  token = desk.refresh_token();
  desk.now = start + oauth::grant_lifetime;
  CHECK(desk.spend(token) == "expired");
}

TEST_CASE("the end of a grant revokes all its tokens, and its time does not change", "[grants][R31]") {
  Desk desk;
  oauth::end_grant(desk.database, desk.grant.id, desk.now);
  CHECK_FALSE(desk.is_living());
  CHECK(desk.spend(desk.first) == "grant_ended");
  oauth::end_grant(desk.database, desk.grant.id, desk.now + 10);
  oauth::end_grant(desk.database, 4711, desk.now);
  CHECK(count(desk.database, "grants WHERE ended_at = " + std::to_string(desk.now)) == 1);
}

TEST_CASE("the end of one grant does not end another", "[grants][R31]") {
  Desk desk;
  const auto other = desk.start();
  oauth::end_grant(desk.database, other.id, desk.now);
  CHECK(desk.is_living());
  CHECK(desk.spend(desk.first) == "spent");
}

TEST_CASE("expired grants and tokens are deleted from the tables", "[grants]") {
  Desk desk;
  desk.now += 300;
  desk.database.transaction(
      [&] { oauth::add_access_token(desk.database, desk.grant, "later", desk.now + 300, desk.now); });
  CHECK(count(desk.database, "access_tokens") == 1);
  CHECK_FALSE(desk.is_living());

  desk.now += oauth::grant_lifetime - 301;
  desk.start();
  CHECK(count(desk.database, "grants") == 2);
  desk.now += 1;
  desk.start();
  CHECK(count(desk.database, "grants") == 2);
  CHECK(count(desk.database, "refresh_tokens") == 0);
  CHECK(count(desk.database, "access_tokens") == 0);
}

TEST_CASE("the id of a grant is never used again", "[grants]") {
  Desk desk;
  desk.now += oauth::grant_lifetime;
  CHECK(desk.start().id > desk.grant.id);
}
