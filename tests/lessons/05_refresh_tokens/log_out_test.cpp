#include "log_out.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "line.hpp"
#include "store/pool.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "temporary_folder.hpp"

using lesson::Caller;
using lesson::LogoutScope;
using taskboard::TokenPair;

namespace {

// Alice has three sessions; carol, an admin, has an older one, and bob a newer one. Their access tokens are
// real.
struct World {
  explicit World(const store::Options& options = patience(2'000))
      : pool(folder.path() / "board.db", taskboard::migrations(), options) {}

  TemporaryFolder folder;
  store::Pool pool;
  store::Pool::Lease lease = pool.lease();
  store::Database& database = *lease;
  std::int64_t now = random_instant();
  taskboard_api::SessionTokens tokens{jwt::Key::generate(jwt::Algorithm::hs256), [this] { return now; }};
  std::int64_t strangers = add_strangers(database, now);
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  taskboard::User carol = new_user(database, "carol", taskboard::Role::admin);
  TokenPair carols = begin(carol);
  TokenPair tablet = begin(alice);
  TokenPair phone = begin(alice);
  TokenPair laptop = begin(alice);
  TokenPair bobs = begin(bob);

  TokenPair begin(const taskboard::User& user) {
    const auto pair = tokens.pair(user);
    taskboard::start_session(database, user, pair, now);
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
            .claims = tokens.access().verifier()->verify(pair.access.text).value(),
            .database = pool.lease()};
  }
  void log_out(const TokenPair& pair, LogoutScope scope = LogoutScope::this_session) {
    lesson::log_out(database, caller(pair), scope, now);
  }
  // On a connection of its own: "done", or what kept the database from it.
  std::string outcome(const Caller& who, LogoutScope scope) {
    try {
      lesson::log_out(*pool.lease(), who, scope, now);
      return "done";
    } catch (const store::Failure& failure) {
      return outcome_of(failure);
    }
  }
  std::optional<std::int64_t> ended_at(const TokenPair& pair) {
    return taskboard::find_session(database, pair.refresh.text).value().ended_at;
  }
  // "good" while a guard would let it in.
  std::string access(const TokenPair& pair) {
    return taskboard::is_ended(database, {taskboard::token_issuer, pair.access.id}) ? "ended" : "good";
  }
  std::int64_t list_length() { return database.read("SELECT count(*) FROM ended_tokens").front().integer(0); }
};

}  // namespace

TEST_CASE("5.6 after a logout the refresh token no longer works", "[5.6][refresh_lives_on][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(state_of(world.database, world.phone) == "ended");
}

TEST_CASE("5.6 a logout sets ended_at to the current time", "[5.6][refresh_lives_on][R31]") {
  World world;
  world.now += random_integer(1, 800);
  world.log_out(world.phone);

  CHECK(world.ended_at(world.phone) == world.now);
}

TEST_CASE("5.6 a logout puts the access token on the list of ended tokens", "[5.6][access_lives_on][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(world.list_length() >= 1);
}

TEST_CASE("5.6 a guard finds the entry by issuer and jti", "[5.6][raw_token][R31]") {
  World world;
  world.log_out(world.phone);

  CHECK(world.access(world.phone) == "ended");
}

TEST_CASE("5.6 every access token of the session ends, not only the one that was sent",
          "[5.6][only_the_one_shown][R31]") {
  World world;
  const auto next = world.refresh(world.phone);
  world.log_out(next);

  CHECK(world.access(next) == "ended");
  CHECK(world.access(world.phone) == "ended");
}

TEST_CASE("5.6 an entry stays until its token would have expired", "[5.6][dropped_early][R31]") {
  World world;
  const auto exp = world.now + 900;
  world.now += random_integer(1, 800);
  world.log_out(world.phone);
  world.log_out(world.bobs);

  taskboard::forget_ended_tokens(world.database, exp + taskboard::most_leeway - 1);
  CHECK(world.access(world.phone) == "ended");
  CHECK(world.access(world.bobs) == "ended");
  taskboard::forget_ended_tokens(world.database, exp + taskboard::most_leeway);
  CHECK(world.list_length() == 0);
}

TEST_CASE("5.6 an expired token gets no entry, and no entry is removed", "[5.6][dropped_early]") {
  World world;
  world.database.write("INSERT INTO ended_tokens (issuer, token_id, expires_at) VALUES ('another', 'x', ?)",
                       {world.now});
  const auto shown = world.caller(world.phone);
  world.now += 900 + taskboard::most_leeway;
  lesson::log_out(world.database, shown, LogoutScope::this_session, world.now);

  CHECK(world.access(world.phone) == "good");
  CHECK(world.list_length() == 1);
}

TEST_CASE("5.6 logging out of one session leaves the user's other sessions open", "[5.6][all_for_one]") {
  World world;
  world.log_out(world.phone);

  for (const auto& other : {world.tablet, world.laptop}) {
    CHECK(state_of(world.database, other) == "goes on");
    CHECK(world.access(other) == "good");
  }
}

TEST_CASE("5.6 a logout everywhere ends every session of the user, and none that begins later",
          "[5.6][one_for_all][R31]") {
  World world;
  world.log_out(world.phone, LogoutScope::every_session);
  const auto later = world.begin(world.alice);  // In the same second.

  CHECK(state_of(world.database, world.phone) == "ended");
  CHECK(state_of(world.database, world.tablet) == "ended");
  CHECK(state_of(world.database, world.laptop) == "ended");
  CHECK(world.access(world.laptop) == "ended");
  CHECK(state_of(world.database, later) == "goes on");
  CHECK(world.access(later) == "good");
}

TEST_CASE("5.6 a logout everywhere also ends a session that is too old for a refresh",
          "[5.6][one_for_all][R31]") {
  World world;
  const auto column = GENERATE(values<std::string>({"started_at", "last_used_at"}));
  world.database.write("UPDATE sessions SET " + column + " = ? WHERE id = ?",
                       {world.now - taskboard::absolute_limit, world.caller(world.laptop).session});
  world.log_out(world.phone, LogoutScope::every_session);

  CHECK(world.access(world.laptop) == "ended");
}

TEST_CASE("5.6 nobody else is logged out, not even by an admin", "[5.6][everybody][R31]") {
  World alices, carols;
  alices.log_out(alices.phone, LogoutScope::every_session);
  carols.log_out(carols.carols, LogoutScope::every_session);

  for (const auto& other : {alices.carols, alices.bobs}) {
    CHECK(state_of(alices.database, other) == "goes on");
    CHECK(alices.access(other) == "good");
  }
  for (const auto& other : {carols.phone, carols.bobs}) {
    CHECK(state_of(carols.database, other) == "goes on");
    CHECK(carols.access(other) == "good");
  }
}

TEST_CASE("5.6 the access tokens of a session that had already ended are listed, too",
          "[5.6][ended_before][R31]") {
  World world;
  const auto shown = world.caller(world.phone);
  const auto ended = world.now;
  world.database.write("UPDATE sessions SET ended_at = ? WHERE id = ?", {ended, shown.session});
  world.now += random_integer(1, 800);

  for (int time = 1; time <= 2; ++time) {
    CHECK(world.outcome(shown, LogoutScope::this_session) == "done");
    CHECK(world.access(world.phone) == "ended");
    CHECK(world.ended_at(world.phone) == ended);
  }
}

TEST_CASE("5.6 a logout happens completely or not at all", "[5.6][half_done][R31]") {
  World world;
  const auto broken = GENERATE(values<std::string>({"INSERT ON ended_tokens", "UPDATE ON sessions"}));
  world.database.write("CREATE TRIGGER no_room BEFORE " + broken +
                       " BEGIN SELECT raise(ABORT, 'no room'); END");

  CHECK_THROWS_AS(world.log_out(world.phone), store::Failure);
  CHECK(state_of(world.database, world.phone) == "goes on");
  CHECK(world.list_length() == 0);
}

TEST_CASE("5.6 a logout everywhere ends every session or none", "[5.6][half_done][R31]") {
  World world;
  world.database.write(
      "CREATE TRIGGER no_room BEFORE INSERT ON ended_tokens WHEN (SELECT count(*) FROM ended_tokens) = 1 "
      "BEGIN SELECT raise(ABORT, 'no room'); END");

  CHECK_THROWS_AS(world.log_out(world.tablet, LogoutScope::every_session), store::Failure);
  for (const auto& pair : {world.tablet, world.phone, world.laptop})
    CHECK(state_of(world.database, pair) == "goes on");
  CHECK(world.list_length() == 0);
}

TEST_CASE("5.6 if the database is busy, store::Failure reaches the caller", "[5.6][half_done][R31]") {
  World world(patience(0));
  const auto shown = world.caller(world.phone);
  std::string outcome;
  world.database.transaction([&] { outcome = world.outcome(shown, LogoutScope::this_session); });

  CHECK(outcome == "busy");
}

TEST_CASE("5.6 a session that begins while the logout waits for the database ends as well",
          "[5.6][one_for_all][R31]") {
  World world;
  const auto shown = world.caller(world.phone);
  const auto next = world.tokens.pair(world.alice);
  const auto outcomes = stand_in_line(
      world.pool, 1, [&](std::size_t) { return world.outcome(shown, LogoutScope::every_session); },
      [&](store::Database& database) {
        database.write("INSERT INTO sessions (user_id, started_at, last_used_at) VALUES (?, ?, ?)",
                       {world.alice.id, world.now, world.now});
        database.write(
            "INSERT INTO refresh_tokens (hash, access_id, access_expires_at, session_id) "
            "SELECT ?, ?, ?, max(id) FROM sessions",
            {next.refresh.hash, next.access.id, next.access.expires_at});
      });

  CHECK(counted(outcomes) == "1 done");
  CHECK(state_of(world.database, next) == "ended");
}
