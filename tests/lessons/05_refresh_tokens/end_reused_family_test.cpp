#include "end_reused_family.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"

using taskboard::TokenPair;

namespace {

// Alice has two sessions, bob has one. A word about each pair says how its session stands.
struct World {
  std::int64_t now = random_instant();
  store::Database database = empty_board();
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  TokenPair first = begin(alice);
  TokenPair other = begin(alice);
  TokenPair bobs = begin(bob);

  TokenPair begin(const taskboard::User& user) {
    const auto pair = some_pair(now);
    taskboard::start_session(database, user.id, pair, now);
    return pair;
  }
  // Spends `pair` for the next one of its session.
  TokenPair spend(const TokenPair& pair) {
    return taskboard::refresh(
               database, pair.refresh.text, [&](const auto&) { return some_pair(now); }, now)
        .value();
  }
  bool show(const TokenPair& pair) { return lesson::end_reused_family(database, pair.refresh.text, now); }
  // Does this token still give a next one?
  bool is_good(const TokenPair& pair) {
    return taskboard::refresh(
               database, pair.refresh.text, [&](const auto&) { return some_pair(now); }, now)
        .has_value();
  }
};

}  // namespace

TEST_CASE("5.4 the token that came of a copied one is worth nothing", "[5.4][only_that_token][R29]") {
  World world;
  const auto second = world.spend(world.first);
  world.show(world.first);

  CHECK_FALSE(world.is_good(second));
}

TEST_CASE("5.4 and neither is any that came of that", "[5.4][children_live_on][R29]") {
  World world;
  const auto second = world.spend(world.first);
  const auto third = world.spend(second);
  const auto fourth = world.spend(third);
  world.show(second);

  CHECK_FALSE(world.is_good(fourth));
}

TEST_CASE("5.4 no other session ends, the user's own included", "[5.4][other_families][R29]") {
  World world;
  world.spend(world.first);
  world.show(world.first);

  CHECK(state_of(world.database, world.other) == "goes on");
  CHECK(state_of(world.database, world.bobs) == "goes on");
}

TEST_CASE("5.4 a token that is good, or nobody's, ends nothing", "[5.4][good_token][R29]") {
  World world;
  const auto second = world.spend(world.first);

  world.show(second);
  world.show(some_pair(world.now));
  CHECK(state_of(world.database, second) == "goes on");
  CHECK(state_of(world.database, world.other) == "goes on");
  CHECK(world.is_good(second));
}

TEST_CASE("5.4 a family that has ended says so, from that second on", "[5.4][still_listed]") {
  World world;
  world.spend(world.first);
  world.now += random_integer(1, 1'000);
  const auto ended_at = world.now;
  world.show(world.first);
  world.now += 1;
  world.show(world.first);

  CHECK(taskboard::find_session(world.database, world.first.refresh.text).value().ended_at == ended_at);
}

TEST_CASE("5.4 the answer says whether a session ended", "[5.4][wrong_answer]") {
  World world;
  const auto second = world.spend(world.first);

  CHECK_FALSE(world.show(second));
  CHECK_FALSE(world.show(some_pair(world.now)));
  CHECK(world.show(world.first));
  CHECK_FALSE(world.show(world.first));
}
