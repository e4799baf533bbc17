#include "end_reused_family.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "line.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

using taskboard::TokenPair;

namespace {

// Alice has two sessions, bob has one. A word about each pair says how its session stands.
struct World {
  explicit World(const store::Options& options = patience(2'000))
      : pool(folder.path() / "board.db", taskboard::migrations(), options) {}

  TemporaryFolder folder;
  store::Pool pool;
  store::Pool::Lease lease = pool.lease();
  store::Database& database = *lease;
  std::int64_t now = random_instant();
  std::int64_t strangers = add_strangers(database, now);
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  TokenPair first = begin(alice);
  TokenPair other = begin(alice);
  TokenPair bobs = begin(bob);

  TokenPair begin(const taskboard::User& user) {
    const auto pair = some_pair(now);
    taskboard::start_session(database, user, pair, now);
    return pair;
  }
  // Spends `pair` for the next one of its session.
  TokenPair spend(const TokenPair& pair) {
    return taskboard::refresh(
               database, pair.refresh.text, [&](const auto&) { return some_pair(now); }, now)
        .value();
  }
  // Whether the session "ended" or "did not" when this token was shown.
  std::string show(const TokenPair& pair) {
    return lesson::end_reused_family(database, pair.refresh.text, now) ? "ended" : "did not";
  }
  // The same on a connection of its own: "ended", "did not", or what kept the database from it.
  std::string outcome(const TokenPair& pair, std::int64_t at) {
    try {
      return lesson::end_reused_family(*pool.lease(), pair.refresh.text, at) ? "ended" : "did not";
    } catch (const store::Failure& failure) {
      return outcome_of(failure);
    }
  }
  // What a refresh with this token gives: "a next one" or "nothing".
  std::string refreshed(const TokenPair& pair) {
    const auto next =
        taskboard::refresh(database, pair.refresh.text, [&](const auto&) { return some_pair(now); }, now);
    return next ? "a next one" : "nothing";
  }
};

}  // namespace

TEST_CASE("5.4 when a used token comes back, the token that replaced it stops working",
          "[5.4][only_that_token][R29]") {
  World world;
  const auto second = world.spend(world.first);
  world.show(world.first);

  CHECK(world.refreshed(second) == "nothing");
}

TEST_CASE("5.4 when a used token comes back, every later token of the session stops working",
          "[5.4][children_live_on][R29]") {
  World world;
  const auto second = world.spend(world.first);
  const auto third = world.spend(second);
  const auto fourth = world.spend(third);
  world.show(second);

  CHECK(world.refreshed(fourth) == "nothing");
}

TEST_CASE("5.4 no other session ends, not even another one of the same user", "[5.4][other_families][R29]") {
  World world;
  world.spend(world.first);
  world.show(world.first);

  CHECK(state_of(world.database, world.other) == "goes on");
  CHECK(state_of(world.database, world.bobs) == "goes on");
}

TEST_CASE("5.4 an unused token ends no session, and neither does an unknown one", "[5.4][good_token][R29]") {
  World world;
  const auto second = world.spend(world.first);

  world.show(second);
  world.show(some_pair(world.now));
  CHECK(state_of(world.database, second) == "goes on");
  CHECK(state_of(world.database, world.other) == "goes on");
  CHECK(world.refreshed(second) == "a next one");
}

TEST_CASE("5.4 ended_at is the second in which the session ended, and does not move", "[5.4][still_listed]") {
  World world;
  world.spend(world.first);
  world.now += random_integer(1, 1'000);
  const auto ended_at = world.now;
  world.show(world.first);
  world.now += 1;
  world.show(world.first);

  const auto session = taskboard::find_session(world.database, world.first.refresh.text);
  REQUIRE(session.has_value());
  CHECK(session->ended_at == ended_at);
}

TEST_CASE("5.4 nothing but ended_at is changed", "[5.4][still_listed]") {
  World world;
  const auto second = world.spend(world.first);
  const auto session = taskboard::find_session(world.database, second.refresh.text).value();
  const auto before = stored_rows(world.database);
  world.now += random_integer(1, 1'000);
  world.show(world.first);
  world.database.write("UPDATE sessions SET ended_at = NULL WHERE id = ?", {session.id});

  CHECK(changes(before, stored_rows(world.database)) == "");
}

TEST_CASE("5.4 the function returns true only if it has ended a session", "[5.4][wrong_answer]") {
  World world;
  const auto second = world.spend(world.first);

  CHECK(world.show(second) == "did not");
  CHECK(world.show(some_pair(world.now)) == "did not");
  CHECK(world.show(world.first) == "ended");
  CHECK(world.show(world.first) == "did not");
}

TEST_CASE("5.4 of eight callers with one used token, exactly one ends the session", "[5.4][all_ring][R29]") {
  World world;
  world.spend(world.first);
  world.show(some_pair(world.now));  // What it throws is best met here, where no other thread runs.
  const auto at = [&](std::size_t i) { return world.now + 1 + static_cast<std::int64_t>(i); };
  const auto outcomes =
      stand_in_line(world.pool, 8, [&](std::size_t i) { return world.outcome(world.first, at(i)); });

  REQUIRE(counted(outcomes) == "7 did not, 1 ended");
  const auto first = static_cast<std::size_t>(std::ranges::find(outcomes, "ended") - outcomes.begin());
  CHECK(taskboard::find_session(world.database, world.first.refresh.text).value().ended_at == at(first));
}

TEST_CASE("5.4 the function works inside a transaction of the server", "[5.4][own_transaction][R29]") {
  World world;
  world.spend(world.first);
  std::string outcome;

  CHECK_NOTHROW(world.database.transaction([&] { outcome = world.show(world.first); }));
  CHECK(outcome == "ended");
  CHECK(state_of(world.database, world.first) == "ended");
}

TEST_CASE("5.4 if the database is busy, store::Failure reaches the caller", "[5.4][busy_is_no]") {
  World world(patience(0));
  world.spend(world.first);
  std::string outcome;
  world.database.transaction([&] { outcome = world.outcome(world.first, world.now); });

  CHECK(outcome == "busy");
  CHECK(world.outcome(world.first, world.now) == "ended");
}
