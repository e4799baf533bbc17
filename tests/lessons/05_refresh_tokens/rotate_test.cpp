#include "rotate.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "line.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

using taskboard::TokenPair;

namespace {

constexpr int callers = 8;

// Alice has three sessions, bob has one, in a file that many threads may open. The case is about the second.
struct World {
  explicit World(const store::Options& options = patience(2'000))
      : pool(folder.path() / "board.db", taskboard::migrations(), options) {}

  TemporaryFolder folder;
  store::Pool pool;
  std::int64_t now = random_instant();
  std::int64_t strangers = add_strangers(*pool.lease(), now);
  taskboard::User alice = new_user(*pool.lease(), "alice");
  taskboard::User bob = new_user(*pool.lease(), "bob");
  TokenPair older = some_pair(now), first = some_pair(now), newer = some_pair(now), bobs = some_pair(now);
  taskboard::Session older_session = begin(alice, older);
  taskboard::Session session = begin(alice, first);
  taskboard::Session newer_session = begin(alice, newer);
  taskboard::Session bobs_session = begin(bob, bobs);

  taskboard::Session begin(const taskboard::User& user, const TokenPair& pair) {
    return taskboard::start_session(*pool.lease(), user, pair, now).value();
  }

  // "spent", "refused", or what kept the database from it.
  std::string rotate(const TokenPair& from, const TokenPair& to) {
    try {
      return lesson::rotate(*pool.lease(), from.refresh.text, to, now) ? "spent" : "refused";
    } catch (const store::Failure& failure) {
      return outcome_of(failure);
    }
  }
  std::string rotate(const TokenPair& from) { return rotate(from, some_pair(now)); }
  // The outcome for the first token while such a write fails. Nor can a second statement take the first one
  // back: a transaction needs none.
  std::string rotate_in_vain(const std::string& write) {
    pool.lease()->write("CREATE TRIGGER no_room BEFORE " + write +
                        " BEGIN SELECT raise(ABORT, 'no room'); END");
    pool.lease()->write(
        "CREATE TRIGGER no_way_back BEFORE UPDATE OF used ON refresh_tokens WHEN NEW.used = 0 "
        "BEGIN SELECT raise(ABORT, 'no way back'); END");
    auto outcome = rotate(first);
    pool.lease()->write("DROP TRIGGER no_room");
    return outcome;
  }

  std::vector<std::string> rows() { return stored_rows(*pool.lease()); }
  // What is stored of a pair: its session, whether it is used, and the name and end of its access token.
  std::string stored(const TokenPair& pair) {
    const auto rows = pool.lease()->read(
        "SELECT session_id || ' ' || used || ' ' || access_id || ' ' || access_expires_at "
        "FROM refresh_tokens WHERE hash = ?",
        {pair.refresh.hash});
    return rows.empty() ? "nothing" : rows.front().text(0);
  }
  std::string expected(const TokenPair& pair, int used) const {
    return std::to_string(session.id) + " " + std::to_string(used) + " " + pair.access.id + " " +
           std::to_string(pair.access.expires_at);
  }
};

// What each of eight callers came to, who stood in line with the first token.
std::vector<std::string> at_once(World& world, const std::vector<TokenPair>& next) {
  world.rotate(some_pair(world.now));  // What it throws is best met here, where no other thread runs.
  return stand_in_line(world.pool, next.size(),
                       [&](std::size_t i) { return world.rotate(world.first, next[i]); });
}

}  // namespace

TEST_CASE("5.3 a good token is exchanged for the next one, and that for the one after it",
          "[5.3][next_is_lost][R29]") {
  World world;
  const auto second = some_pair(world.now), third = some_pair(world.now);

  CHECK(world.rotate(world.first, second) == "spent");
  CHECK(world.rotate(second, third) == "spent");
  CHECK(world.stored(third) == world.expected(third, 0));
  CHECK(world.rotate(world.bobs) == "spent");
}

TEST_CASE("5.3 a spent token is refused", "[5.3][spent_twice][R29]") {
  World world;
  CHECK(world.rotate(world.first) == "spent");

  CHECK(world.rotate(world.first) == "refused");
  CHECK(world.rotate(some_pair(world.now)) == "refused");
}

TEST_CASE("5.3 a spent token stays in the database, with the id of its access token",
          "[5.3][spent_is_forgotten][R29]") {
  World world;
  const auto second = some_pair(world.now);
  world.rotate(world.newer);
  world.rotate(world.first, second);
  world.rotate(second);
  world.rotate(world.older);

  CHECK(world.stored(world.first) == world.expected(world.first, 1));
  CHECK(world.stored(second) == world.expected(second, 1));
  CHECK(state_of(*world.pool.lease(), world.newer) == "goes on");
}

TEST_CASE("5.3 of eight callers with one token, exactly one is served", "[5.3][looks_first][R29]") {
  World world;
  std::vector<TokenPair> next;
  for (int i = 0; i < callers; ++i) next.push_back(some_pair(world.now));
  const auto outcomes = at_once(world, next);

  CHECK(std::ranges::count(outcomes, "spent") <= 1);
}

TEST_CASE("5.3 a second caller waits for the first, and is then refused",
          "[5.3][deferred_transaction][R29]") {
  World world;
  std::vector<TokenPair> next;
  for (int i = 0; i < callers; ++i) next.push_back(some_pair(world.now));

  CHECK(counted(at_once(world, next)) == "7 refused, 1 spent");
}

TEST_CASE("5.3 a token is refused if its session has ended", "[5.3][ended_session][R31]") {
  World world;
  taskboard::end_session(*world.pool.lease(), world.session.id, world.now);

  CHECK(world.rotate(world.first) == "refused");
}

TEST_CASE("5.3 a token is refused if its session ends while the call waits for the database",
          "[5.3][late_logout][R31]") {
  World world;
  world.rotate(some_pair(world.now));
  const auto outcomes = stand_in_line(
      world.pool, 1, [&](std::size_t) { return world.rotate(world.first); },
      [&](store::Database& database) {
        database.write("UPDATE sessions SET ended_at = ? WHERE id = ?", {world.now, world.session.id});
      });

  CHECK(counted(outcomes) == "1 refused");
}

TEST_CASE("5.3 a refused call changes nothing", "[5.3][refused_changes][R29]") {
  World world;
  world.rotate(world.first);
  taskboard::end_session(*world.pool.lease(), world.older_session.id, world.now);
  world.now += random_integer(1, 1'000);
  const auto before = world.rows();

  for (const auto& pair : {world.first, world.older, some_pair(world.now)}) {
    CHECK(world.rotate(pair) == "refused");
    CHECK(changes(before, world.rows()) == "");
  }
}

TEST_CASE("5.3 a token is not spent if the next one cannot be stored", "[5.3][half_done][R29]") {
  World world;
  CHECK(world.rotate_in_vain("INSERT ON refresh_tokens") != "spent");

  CHECK(world.rotate(world.first) == "spent");
}

TEST_CASE("5.3 if the database is busy, store::Failure reaches the caller", "[5.3][busy_is_refused]") {
  World world(patience(0));
  std::string outcome;
  world.pool.lease()->transaction([&] { outcome = world.rotate(world.first); });
  CHECK(outcome == "busy");

  CHECK(world.rotate(world.first) == "spent");
}

TEST_CASE("5.3 no other session is changed", "[5.3][untouched][R27]") {
  World world;
  world.now += random_integer(1, 1'000);
  world.rotate(world.first);

  for (const auto& pair : {world.older, world.newer, world.bobs})
    CHECK(taskboard::find_session(*world.pool.lease(), pair.refresh.text).value().last_used_at ==
          world.session.last_used_at);
}

TEST_CASE("5.3 last_used_at becomes the time of the refresh", "[5.3][untouched][R27]") {
  World world;
  const auto second = some_pair(world.now);
  world.now += random_integer(1, 1'000);
  world.rotate(world.first, second);
  const auto session = taskboard::find_session(*world.pool.lease(), second.refresh.text).value();

  CHECK(session.last_used_at == world.now);
  CHECK(session.started_at == world.session.started_at);
}

TEST_CASE("5.3 a token is not spent if last_used_at cannot be written", "[5.3][half_done][R29]") {
  World world;
  CHECK(world.rotate_in_vain("UPDATE ON sessions") != "spent");

  CHECK(world.rotate(world.first) == "spent");
}
