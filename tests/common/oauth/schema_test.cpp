// What the tables cost when they are full.
#include "oauth/schema.hpp"

#include <set>

#include <catch2/catch_test_macros.hpp>

#include "browser.hpp"
#include "world.hpp"

namespace {

// Everything that the endpoints ask the database, once.
std::set<std::string> statements_of_all_endpoints() {
  std::set<std::string> heard;
  World world({.after_statement = [&](std::string_view sql) { heard.emplace(sql); }});
  Browser browser(world.authorization);
  browser.authorize(authorization_fields());
  browser.log_in();
  const auto back = browser.decide("allow");
  world.redeem(sent_to_client(back).at("code"));
  const auto tokens = world.refresh(member(world.redeem(world.code()), "refresh_token"));
  world.is_active(member(tokens, "access_token"));
  world.revoke({{"client_id", "shop"}, {"token", member(tokens, "access_token")}});
  browser.authorize(with(authorization_fields(), {{"prompt", "consent"}}));
  browser.decide("switch");
  return heard;
}

// How SQLite goes about a statement.
std::string plan_of(store::Database& database, std::string sql) {
  for (auto at = sql.find('?'); at != sql.npos; at = sql.find('?')) sql[at] = '0';
  std::string plan;
  for (const auto& row : database.read("EXPLAIN QUERY PLAN " + sql)) plan += row.text(3) + '\n';
  return plan;
}

}  // namespace

TEST_CASE("no statement of the endpoints scans a whole table", "[schema][R25]") {
  auto database = server_database();
  int planned = 0;
  for (const auto& sql : statements_of_all_endpoints()) {
    if (sql == "BEGIN IMMEDIATE" || sql == "COMMIT") continue;
    ++planned;
    const auto plan = plan_of(database, sql);
    INFO(sql << '\n' << plan);
    CHECK_FALSE(plan.contains("SCAN"));
    // All codes that nobody has redeemed have no grant: that is a look at each of them, too.
    if (sql.contains("grant_id IS NULL")) CHECK_FALSE(plan.contains("(grant_id=?)"));
  }
  CHECK(planned > 20);
}

TEST_CASE("a grant belongs to one code", "[schema][R40]") {
  auto database = server_database();
  const auto code = oauth::issue_code(database, authorization(), binding(), 1000),
             other = oauth::issue_code(database, authorization(), binding(), 1000);
  database.transaction([&] { CHECK(oauth::start_grant(database, *oauth::find_code(database, code), 1000)); });
  CHECK_THROWS_AS(database.write("UPDATE authorization_codes SET grant_id = 1 WHERE hash = ?",
                                 {oauth::find_code(database, other)->hash}),
                  store::Failure);
}

TEST_CASE("a deleted grant takes its code and its tokens with it", "[schema]") {
  World world;
  world.redeem(world.code());
  world.pool->lease()->write("DELETE FROM grants");
  for (const auto* table : {"authorization_codes", "refresh_tokens", "access_tokens"})
    CHECK(world.rows(table) == 0);
}
