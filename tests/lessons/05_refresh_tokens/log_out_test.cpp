#include "log_out.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "taskboard_api/session_tokens.hpp"

using lesson::Which;
using taskboard::TokenPair;
using taskboard_api::Caller;

namespace {

// Alice has two sessions, bob has one. Their access tokens are real ones.
struct World {
  std::int64_t now = random_instant();
  taskboard_api::SessionTokens tokens{jwt::Key::generate(jwt::Algorithm::hs256), [this] { return now; }};
  store::Database database = empty_board();
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  TokenPair phone = begin(alice);
  TokenPair laptop = begin(alice);
  TokenPair bobs = begin(bob);

  TokenPair begin(const taskboard::User& user) {
    const auto pair = tokens.pair(user);
    taskboard::start_session(database, user.id, pair, now);
    return pair;
  }
  TokenPair refresh(const TokenPair& pair) {
    return taskboard::refresh(
               database, pair.refresh.text, [&](const auto& user) { return tokens.pair(user); }, now)
        .value();
  }
  // Who shows the access token of this pair.
  Caller caller(const TokenPair& pair) {
    const auto session = taskboard::find_session(database, pair.refresh.text).value();
    return {.user = taskboard::find_user(database, session.user_id).value(),
            .session = session.id,
            .token = pair.access.text,
            .claims = tokens.access().verifier()->verify(pair.access.text).value()};
  }
  void log_out(const TokenPair& pair, Which which = Which::this_session) {
    lesson::log_out(database, caller(pair), which, now);
  }
  // "good" while a guard would let it in.
  std::string access(const TokenPair& pair) {
    return taskboard::is_ended(database, {taskboard::token_issuer, pair.access.id}) ? "ended" : "good";
  }
  std::int64_t list_length() { return database.read("SELECT count(*) FROM ended_tokens").front().integer(0); }
};

}  // namespace

TEST_CASE("5.6 after a logout no refresh goes on", "[5.6][refresh_lives_on][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(state_of(world.database, world.phone) == "ended");
}

TEST_CASE("5.6 the list of ended tokens gets an entry", "[5.6][access_lives_on][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(world.list_length() >= 1);
}

TEST_CASE("5.6 a guard finds the entry by issuer and id", "[5.6][raw_token][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(world.access(world.phone) == "ended");
}

TEST_CASE("5.6 every access token of the session ends, not only the one that was shown",
          "[5.6][only_the_one_shown][R31]") {
  World world;
  const auto next = world.refresh(world.phone);
  world.log_out(next);

  CHECK(world.access(next) == "ended");
  CHECK(world.access(world.phone) == "ended");
}

TEST_CASE("5.6 an entry stays as long as its token would have lived", "[5.6][dropped_early][R31]") {
  World world;
  const auto exp = world.now + 900;
  world.now += random_integer(1, 800);
  world.log_out(world.phone);
  world.log_out(world.bobs);

  taskboard::forget_ended_tokens(world.database, exp - 1);
  CHECK(world.access(world.phone) == "ended");
  CHECK(world.access(world.bobs) == "ended");
  taskboard::forget_ended_tokens(world.database, exp);
  CHECK(world.list_length() == 0);
}

TEST_CASE("5.6 the other sessions go on, when only one was meant", "[5.6][all_for_one]") {
  World world;
  world.log_out(world.phone);

  CHECK(state_of(world.database, world.laptop) == "goes on");
  CHECK(world.access(world.laptop) == "good");
}

TEST_CASE("5.6 every session is every session, from this second on", "[5.6][one_for_all][R31]") {
  World world;
  world.log_out(world.phone, Which::every_session);
  const auto later = world.begin(world.alice);  // In the same second.

  CHECK(state_of(world.database, world.phone) == "ended");
  CHECK(state_of(world.database, world.laptop) == "ended");
  CHECK(world.access(world.laptop) == "ended");
  CHECK(state_of(world.database, later) == "goes on");
  CHECK(world.access(later) == "good");
}

TEST_CASE("5.6 nobody else is logged out", "[5.6][everybody][R31]") {
  World world;
  world.log_out(world.phone, Which::every_session);

  CHECK(state_of(world.database, world.bobs) == "goes on");
  CHECK(world.access(world.bobs) == "good");
}

TEST_CASE("5.6 a logout happens whole, or not at all", "[5.6][half_done][R31]") {
  World world;
  const auto broken = GENERATE(values<std::string>({"INSERT ON ended_tokens", "UPDATE ON sessions"}));
  world.database.write("CREATE TRIGGER no_room BEFORE " + broken +
                       " BEGIN SELECT raise(ABORT, 'no room'); END");

  CHECK_THROWS_AS(world.log_out(world.phone), store::Failure);
  CHECK(state_of(world.database, world.phone) == "goes on");
  CHECK(world.list_length() == 0);
}
