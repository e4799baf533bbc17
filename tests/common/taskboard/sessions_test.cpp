#include "taskboard/sessions.hpp"

#include <atomic>
#include <latch>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "random.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

using taskboard::RefreshProblem;
using taskboard::TokenPair;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;

// A pair that nobody has seen before. The tests ask for them from one thread.
TokenPair some_pair(std::int64_t now) {
  static int made = 0;
  const auto text = "refresh " + std::to_string(++made);
  return {.access = {.text = "access", .id = "id " + text, .expires_at = now + 900},
          .refresh = {.text = text, .hash = taskboard::refresh_token_hash(text)}};
}

// Alice's first session, and a clock that is moved by hand.
struct World {
  explicit World(store::Database board) : database(std::move(board)) {}
  World() : World(board()) {}

  store::Database database;
  std::int64_t now = random_instant();
  taskboard::User alice = user_called(database, "alice");
  TokenPair first = begin(alice);

  TokenPair begin(const taskboard::User& user) {
    const auto pair = some_pair(now);
    taskboard::start_session(database, user, pair, now);
    return pair;
  }
  auto refresh(const TokenPair& pair) {
    return taskboard::refresh(database, pair.refresh.text, [&](const auto&) { return some_pair(now); }, now);
  }
  std::string outcome(const TokenPair& pair) {
    const auto next = refresh(pair);
    return next ? "next pair" : std::string(taskboard::code(next.error()));
  }
  // What a guard sees of an access token.
  bool has_ended(const TokenPair& pair) {
    return taskboard::find_holder(database, {taskboard::token_issuer, pair.access.id}).value().has_ended;
  }
  std::int64_t count(const std::string& table) {
    return database.read("SELECT count(*) FROM " + table).front().integer(0);
  }
};

}  // namespace

TEST_CASE("a session begins with a login, and each refresh goes on with it", "[sessions][R29]") {
  World world;
  const auto begun = world.now;
  world.now += 60;
  const auto second = world.refresh(world.first).value();
  const auto session = taskboard::find_session(world.database, second.refresh.text).value();

  CHECK(session.user_id == world.alice.id);
  CHECK(session.started_at == begun);
  CHECK(session.last_used_at == begun + 60);
  CHECK_FALSE(session.ended_at);
  const auto holder = taskboard::find_holder(world.database, {taskboard::token_issuer, second.access.id});
  CHECK(holder.value().session == session);
  CHECK(holder->user == world.alice);
  CHECK(taskboard::find_session(world.database, world.first.refresh.text) == session);
  CHECK(world.outcome(second) == "next pair");
}

TEST_CASE("a refresh token is stored as its hash, and its hash is no token", "[sessions][R28]") {
  World world;

  auto hash_shown = world.first;
  hash_shown.refresh.text = world.first.refresh.hash;
  CHECK(world.outcome(hash_shown) == "unknown");
  for (const auto& row : world.database.read("SELECT hash FROM refresh_tokens"))
    CHECK(row.text(0) == taskboard::refresh_token_hash(world.first.refresh.text));
  auto raw = some_pair(world.now);
  raw.refresh.hash = raw.refresh.text;
  CHECK_THROWS_AS(taskboard::start_session(world.database, world.alice, raw, world.now), store::Failure);
  CHECK(world.count("sessions") == 1);  // All or nothing.
}

TEST_CASE("a token that comes twice ends its session, with its access tokens, and no other",
          "[sessions][R29][R31]") {
  World world;
  const auto other = world.begin(world.alice), bobs = world.begin(user_called(world.database, "bob"));
  const auto second = world.refresh(world.first).value();

  CHECK(world.outcome(world.first) == "used_before");
  CHECK(world.outcome(second) == "session_ended");
  CHECK(world.has_ended(world.first));
  CHECK(world.has_ended(second));
  CHECK_FALSE(world.has_ended(other));
  CHECK(world.outcome(other) == "next pair");
  CHECK(world.outcome(bobs) == "next pair");
}

TEST_CASE("of many threads that show one token at once, one is served", "[sessions][R29]") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "board.db", taskboard::migrations()};
  const auto now = random_instant();
  const auto first = some_pair(now);
  const auto alice = user_called(*pool.lease(), "alice");
  taskboard::start_session(*pool.lease(), alice, first, now);
  constexpr int callers = 16;
  std::vector<TokenPair> next;
  for (int i = 0; i < callers; ++i) next.push_back(some_pair(now));
  std::atomic<int> served = 0, issued = 0;
  {
    std::latch all_here{callers};
    std::vector<std::jthread> threads;
    for (int i = 0; i < callers; ++i) {
      threads.emplace_back([&, i] {
        const auto issue = [&, i](const auto&) {
          ++issued;
          return next[static_cast<std::size_t>(i)];
        };
        all_here.arrive_and_wait();
        if (taskboard::refresh(*pool.lease(), first.refresh.text, issue, now)) ++served;
      });
    }
  }
  CHECK(served == 1);
  CHECK(issued == 1);
  CHECK(taskboard::find_session(*pool.lease(), first.refresh.text).value().ended_at == now);
}

TEST_CASE("who guesses a token keeps no writer waiting, and waits for none", "[sessions]") {
  const TemporaryFolder folder;
  store::Pool pool{
      folder.path() / "board.db", taskboard::migrations(), {.patience = std::chrono::milliseconds{0}}};
  const auto never = [](const auto&) -> TokenPair { throw std::logic_error("there is nothing to issue"); };
  pool.lease()->transaction([&] {
    CHECK(taskboard::refresh(*pool.lease(), "a guess", never, 0).error() == RefreshProblem::unknown);
  });
}

TEST_CASE("a session ends by lying unused, and by its age, at the second", "[sessions][R27]") {
  World world;
  world.now += 14 * day - 1;
  auto token = world.refresh(world.first).value();
  world.now += 14 * day;
  CHECK(world.outcome(token) == "idle_too_long");

  World old;
  const auto begun = old.now;
  token = old.first;
  for (int week = 1; week <= 12; ++week) {
    old.now = begun + week * 7 * day;
    token = old.refresh(token).value();
  }
  old.now = begun + 90 * day - 1;
  CHECK(taskboard::open_sessions(old.database, old.alice.id, old.now).size() == 1);
  token = old.refresh(token).value();
  old.now = begun + 90 * day;
  CHECK(old.outcome(token) == "session_too_old");
  CHECK(taskboard::open_sessions(old.database, old.alice.id, old.now).empty());
}

TEST_CASE("who is disabled or gone refreshes nothing, and a refused token is not spent", "[sessions][R30]") {
  World world;
  world.database.write("UPDATE users SET active = 0 WHERE id = ?", {world.alice.id});
  CHECK(world.outcome(world.first) == "no_active_user");
  world.database.write("UPDATE users SET active = 1 WHERE id = ?", {world.alice.id});
  const auto second = world.refresh(world.first).value();

  taskboard::remove_user(world.database, world.alice);
  CHECK(world.outcome(second) == "unknown");
  CHECK(world.count("sessions") == 0);
  CHECK(world.count("refresh_tokens") == 0);
}

TEST_CASE("the next pair is made for the user as the database knows them now", "[sessions][R30]") {
  World world;
  world.database.write("UPDATE users SET role = 'admin' WHERE id = ?", {world.alice.id});
  std::optional<taskboard::User> seen;
  const auto issue = [&](const taskboard::User& user) {
    seen = user;
    return some_pair(world.now);
  };
  REQUIRE(taskboard::refresh(world.database, world.first.refresh.text, issue, world.now));

  CHECK(seen == taskboard::find_user(world.database, world.alice.id));
  CHECK(seen->role == taskboard::Role::admin);
}

TEST_CASE("a pair that cannot be made costs nobody their token", "[sessions][R29]") {
  World world;
  const auto broken = [](const taskboard::User&) -> TokenPair { throw std::runtime_error("no key"); };

  CHECK_THROWS_AS(taskboard::refresh(world.database, world.first.refresh.text, broken, world.now),
                  std::runtime_error);
  CHECK(world.outcome(world.first) == "next pair");
}

TEST_CASE("ending one session leaves the others, ending all leaves those of others", "[sessions][R31]") {
  World world;
  const auto second = world.begin(world.alice), bobs = world.begin(user_called(world.database, "bob"));
  taskboard::end_session(world.database,
                         taskboard::find_session(world.database, world.first.refresh.text)->id, world.now);
  CHECK(world.outcome(world.first) == "session_ended");
  CHECK(world.has_ended(world.first));
  CHECK(world.outcome(second) == "next pair");

  taskboard::end_all_sessions(world.database, world.alice.id, world.now);
  const auto later = world.begin(world.alice);  // In the same second.
  CHECK(world.has_ended(second));
  CHECK(taskboard::open_sessions(world.database, world.alice.id, world.now).size() == 1);
  CHECK(world.outcome(later) == "next pair");
  CHECK_FALSE(world.has_ended(later));
  CHECK(world.outcome(bobs) == "next pair");
}

TEST_CASE("a session ends once, however often somebody asks for it", "[sessions][R31]") {
  World world;
  const auto ended_at = world.now;
  const auto id = taskboard::find_session(world.database, world.first.refresh.text)->id;
  taskboard::end_session(world.database, id, world.now);
  world.now += 10;
  taskboard::end_session(world.database, id, world.now);

  CHECK(taskboard::find_session(world.database, world.first.refresh.text)->ended_at == ended_at);
}

TEST_CASE("the end of a session takes one write, whatever was issued in it", "[sessions][R31]") {
  std::vector<std::string> run;
  World world(store::Database{":memory:",
                              taskboard::migrations(),
                              {.after_statement = [&](std::string_view sql) { run.emplace_back(sql); }}});
  auto token = world.first;
  for (int i = 0; i < 50; ++i) token = world.refresh(token).value();
  const auto other = world.begin(world.alice);
  run.clear();
  taskboard::end_all_sessions(world.database, world.alice.id, world.now);

  CHECK(run.size() == 1);
  CHECK(world.has_ended(world.first));
  CHECK(world.has_ended(token));
  CHECK(world.has_ended(other));
}

TEST_CASE("an access token that is on the list has ended, though its session goes on", "[sessions][R31]") {
  World world;
  const auto id = taskboard::find_session(world.database, world.first.refresh.text)->id;
  taskboard::end_access_tokens(world.database, id, world.now);

  CHECK(world.has_ended(world.first));
  CHECK_FALSE(taskboard::find_session(world.database, world.first.refresh.text)->ended_at);
  CHECK_FALSE(taskboard::find_holder(world.database, {"somebody else", world.first.access.id})->has_ended);
}

TEST_CASE("a listed token is remembered as long as a leeway may forgive its end, and by its issuer",
          "[sessions][R31]") {
  World world;
  const taskboard::TokenName name{taskboard::token_issuer, world.first.access.id};
  const auto id = taskboard::find_session(world.database, world.first.refresh.text)->id;
  taskboard::end_access_tokens(world.database, id, world.now + 900 + 119);
  taskboard::forget_ended_tokens(world.database, world.now + 900 + 119);

  CHECK(taskboard::is_ended(world.database, name));
  CHECK_FALSE(taskboard::is_ended(world.database, {"somebody else", name.id}));
  taskboard::forget_ended_tokens(world.database, world.now + 900 + 120);
  CHECK(world.count("ended_tokens") == 0);
}

TEST_CASE("sessions that can never go on are forgotten by and by", "[sessions]") {
  World world;
  world.now += 91 * day - 1;
  world.begin(world.alice);
  CHECK(world.count("sessions") == 2);
  world.now += 1;
  world.begin(world.alice);

  CHECK(world.count("sessions") == 2);
  CHECK(world.outcome(world.first) == "unknown");
}

TEST_CASE("a session with many tokens is forgotten a part at a time, so that no login waits for it",
          "[sessions]") {
  World world;
  const auto id = taskboard::find_session(world.database, world.first.refresh.text)->id;
  world.database.write(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
      "INSERT INTO refresh_tokens SELECT printf('%064d', i), ?, 1, 'id ' || i, 0 FROM n",
      {id});
  world.now += 91 * day;
  world.begin(world.alice);
  CHECK(world.count("refresh_tokens") == 1501 - 1000 + 1);
  CHECK(world.count("sessions") == 2);
  world.begin(world.alice);

  CHECK(world.count("refresh_tokens") == 2);
  CHECK(world.count("sessions") == 2);
}

TEST_CASE("a database of lesson 4 opens, with everything that was in it", "[sessions][schema]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "taskboard.db";
  {
    store::Database old{file, taskboard::migrations().first(3)};
    user_called(old, "alice");
  }
  store::Database today{file, taskboard::migrations()};
  const auto alice = taskboard::find_account(today, "alice@example.com").value().user;
  taskboard::start_session(today, alice, some_pair(0), 0);

  CHECK(taskboard::open_sessions(today, alice.id).size() == 1);
}
