#include "rotate.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

using taskboard::TokenPair;

namespace {

constexpr int callers = 8;

store::Options patience(int milliseconds) {
  return {.patience = std::chrono::milliseconds{milliseconds}, .durability = store::Durability::process};
}

// Alice's session, in a file that many threads may open.
struct World {
  explicit World(const store::Options& options = patience(2'000))
      : pool(folder.path() / "board.db", taskboard::migrations(), options) {}

  TemporaryFolder folder;
  store::Pool pool;
  std::int64_t now = random_instant();
  taskboard::User alice = new_user(*pool.lease(), "alice");
  TokenPair first = some_pair(now);
  taskboard::Session session = taskboard::start_session(*pool.lease(), alice.id, first, now);

  // "spent", "refused", or what kept the database from it.
  std::string rotate(const TokenPair& from, const TokenPair& to) {
    try {
      return lesson::rotate(*pool.lease(), from.refresh.text, to, now) ? "spent" : "refused";
    } catch (const store::Failure& failure) {
      return store::to_string(failure.problem());
    }
  }
  std::string rotate(const TokenPair& from) { return rotate(from, some_pair(now)); }
};

// What each of several callers came to, who all stood in line to write before the first was let in: whoever
// looks at the database before it is their turn has looked by then.
std::vector<std::string> at_once(World& world, const std::vector<TokenPair>& next) {
  world.rotate(some_pair(world.now));  // What it throws is best caught here, where no other thread runs.
  std::vector<std::string> outcomes(next.size());
  std::atomic<std::size_t> done = 0;
  std::vector<std::jthread> threads;
  world.pool.lease()->transaction([&] {
    for (std::size_t i = 0; i < next.size(); ++i)
      threads.emplace_back([&, i] {
        outcomes[i] = world.rotate(world.first, next[i]);
        ++done;
      });
    while (world.pool.waiting_writers() + done < next.size()) std::this_thread::yield();
  });
  threads.clear();  // Joins them.
  return outcomes;
}

std::string counted(const std::vector<std::string>& outcomes) {
  std::map<std::string, int> counts;
  for (const auto& outcome : outcomes) ++counts[outcome];
  std::string text;
  for (const auto& [outcome, count] : counts)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
  return text;
}

}  // namespace

TEST_CASE("5.3 a token is spent for the next one, and that for the one after it",
          "[5.3][next_is_lost][R29]") {
  World world;
  const auto second = some_pair(world.now), third = some_pair(world.now);

  CHECK(world.rotate(world.first, second) == "spent");
  CHECK(world.rotate(second, third) == "spent");
  CHECK(taskboard::find_session(*world.pool.lease(), third.refresh.text).value().id == world.session.id);
  CHECK(taskboard::session_of_access_token(*world.pool.lease(), third.access.id).value().id ==
        world.session.id);
}

TEST_CASE("5.3 a spent token is worth nothing", "[5.3][spent_twice][R29]") {
  World world;
  CHECK(world.rotate(world.first) == "spent");

  CHECK(world.rotate(world.first) == "refused");
  CHECK(world.rotate(some_pair(world.now)) == "refused");
}

TEST_CASE("5.3 a spent token is remembered, and so is the access token beside it",
          "[5.3][spent_is_forgotten][R29]") {
  World world;
  world.rotate(world.first);

  CHECK(state_of(*world.pool.lease(), world.first) == "goes on");
  CHECK(taskboard::session_of_access_token(*world.pool.lease(), world.first.access.id).has_value());
}

TEST_CASE("5.3 of eight who come at once, one is served", "[5.3][looks_first][R29]") {
  World world;
  std::vector<TokenPair> next;
  for (int i = 0; i < callers; ++i) next.push_back(some_pair(world.now));
  const auto outcomes = at_once(world, next);

  CHECK(std::ranges::count(outcomes, "spent") <= 1);
}

TEST_CASE("5.3 who comes second waits, and is then refused", "[5.3][deferred_transaction][R29]") {
  World world;
  std::vector<TokenPair> next;
  for (int i = 0; i < callers; ++i) next.push_back(some_pair(world.now));

  CHECK(counted(at_once(world, next)) == "7 refused, 1 spent");
}

TEST_CASE("5.3 a session that has ended gives nothing more", "[5.3][ended_session][R31]") {
  World world;
  taskboard::end_session(*world.pool.lease(), world.session.id, world.now);

  CHECK(world.rotate(world.first) == "refused");
}

TEST_CASE("5.3 no token is spent without a next one", "[5.3][half_done][R29]") {
  World world;
  world.pool.lease()->write(
      "CREATE TRIGGER no_room BEFORE INSERT ON refresh_tokens BEGIN SELECT raise(ABORT, 'no room'); END");
  CHECK(world.rotate(world.first) != "spent");
  world.pool.lease()->write("DROP TRIGGER no_room");

  CHECK(world.rotate(world.first) == "spent");
}

TEST_CASE("5.3 a busy database is no bad token", "[5.3][busy_is_refused]") {
  World world(patience(0));
  std::string outcome;
  world.pool.lease()->transaction([&] { outcome = world.rotate(world.first); });
  CHECK(outcome == "busy");

  CHECK(world.rotate(world.first) == "spent");
}

TEST_CASE("5.3 the session knows when it was last used", "[5.3][untouched][R27]") {
  World world;
  const auto second = some_pair(world.now);
  world.now += random_integer(1, 1'000);
  world.rotate(world.first, second);
  const auto session = taskboard::find_session(*world.pool.lease(), second.refresh.text).value();

  CHECK(session.last_used_at == world.now);
  CHECK(session.started_at == world.session.started_at);
}
