// An authorization server that is killed while it gives tokens, or asked by many at once: there are never two
// sets of tokens for one code, or for one refresh token.
#include <array>
#include <atomic>
#include <csignal>
#include <latch>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "world.hpp"

namespace {

using Request = std::function<web::Reply(World&)>;

// What became of a server in a process of its own, which handles one request and is killed after its n-th
// statement.
struct Served {
  bool survived = false;  // It has run fewer statements than that.
  bool answered = false;  // Its answer was a 200.
};

[[noreturn]] void serve_and_die(int tell, const World::Options& options, int n, const Request& request) {
  char told = 'x';
  try {
    bool counting = false;
    auto listening = options;
    listening.after_statement = [&](std::string_view) {
      if (counting && --n == 0) kill(getpid(), SIGKILL);
    };
    World world(listening);
    counting = true;
    told = request(world).status == 200 ? 'y' : 'n';
  } catch (const std::exception& error) {
    static_cast<void>(!write(STDERR_FILENO, error.what(), std::string_view(error.what()).size()));
  }
  static_cast<void>(!write(tell, &told, 1));
  _exit(0);
}

// REQUIRES: nobody in this process has the database open. SQLite must not be carried over a fork.
Served serve(const World::Options& options, int n, const Request& request) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) serve_and_die(ends[1], options, n, request);
  close(ends[1]);
  char told = 0;
  const bool survived = read(ends[0], &told, 1) == 1;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  REQUIRE(told != 'x');
  return {.survived = survived, .answered = told == 'y'};
}

// How many sets of tokens could be used at this moment.
std::int64_t living_sets(World& world) {
  return world.rows("access_tokens JOIN grants ON grants.id = grant_id WHERE ended_at IS NULL");
}
std::int64_t living_refresh_tokens(World& world) {
  return world.rows("refresh_tokens JOIN grants ON grants.id = grant_id WHERE ended_at IS NULL AND used = 0");
}

// Handles one request with eight threads at once; how many of them were answered with tokens.
int winners(World& world, const Request& request) {
  std::atomic<int> answered = 0;
  std::latch start(8);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      start.arrive_and_wait();
      answered += request(world).status == 200 ? 1 : 0;
    });
  threads.clear();
  return answered;
}

}  // namespace

TEST_CASE(
    "a server killed between any two statements of a redemption never issues two sets of tokens for a code",
    "[crash][R40]") {
  const TemporaryFolder folder;
  World().redeem("the key of all worlds is made before the first fork");
  bool survived = false;
  for (int n = 1; !survived; ++n) {
    const World::Options options{.file = folder.path() / (std::to_string(n) + ".db"), .now = 1'000'000};
    const auto code = World(options).code();
    const Request redemption = [&](World& world) { return world.redeem(code); };
    const auto first = serve(options, n, redemption);
    survived = first.survived;

    World world(options);
    INFO("killed after statement " << n);
    CHECK(world.pool->lease()->read("PRAGMA integrity_check").at(0).text(0) == "ok");
    const bool was_redeemed = world.rows("grants") == 1;
    CHECK(living_sets(world) == (was_redeemed ? 1 : 0));  // All of it was committed, or nothing.
    CHECK(living_refresh_tokens(world) == (was_redeemed ? 1 : 0));

    const auto second = redemption(world);
    CHECK(verdict(second) == (was_redeemed ? "400 invalid_grant" : "200"));  // Nothing lost, nothing twice.
    CHECK((first.answered ? 1 : 0) + (second.status == 200 ? 1 : 0) <= 1);
    CHECK(world.rows("grants") == 1);
    CHECK(living_sets(world) == (was_redeemed ? 0 : 1));  // RFC 6749 §4.1.2: a second use ends the first.
    CHECK(living_refresh_tokens(world) == (was_redeemed ? 0 : 1));
    if (survived) {
      CHECK(first.answered);
      CHECK(n > 8);  // There was something to kill.
    }
  }
}

TEST_CASE("a server killed between any two statements of a refresh never leaves two valid refresh tokens",
          "[crash][R29]") {
  const TemporaryFolder folder;
  World().redeem("the key of all worlds is made before the first fork");
  bool survived = false;
  for (int n = 1; !survived; ++n) {
    const World::Options options{.file = folder.path() / (std::to_string(n) + ".db"), .now = 1'000'000};
    std::string token;
    {
      World world(options);
      token = member(world.redeem(world.code()), "refresh_token");
    }
    const Request refresh = [&](World& world) { return world.refresh(token); };
    const auto first = serve(options, n, refresh);
    survived = first.survived;

    World world(options);
    INFO("killed after statement " << n);
    CHECK(world.pool->lease()->read("PRAGMA integrity_check").at(0).text(0) == "ok");
    CHECK(living_refresh_tokens(world) == 1);
    const bool was_spent = world.rows("refresh_tokens") == 2;
    const auto second = refresh(world);
    CHECK(verdict(second) == (was_spent ? "400 invalid_grant" : "200"));
    CHECK((first.answered ? 1 : 0) + (second.status == 200 ? 1 : 0) <= 1);
    CHECK(living_refresh_tokens(world) == (was_spent ? 0 : 1));
    if (survived) {
      CHECK(first.answered);
      CHECK(n > 8);
    }
  }
}

TEST_CASE("of eight threads that redeem one code, one gets tokens, and the others revoke them",
          "[crash][R40]") {
  // Exactly one 200. The seven others have used a code a second time, and who of the eight is the thief
  // cannot be told: the tokens of the winner are revoked (RFC 6749 §4.1.2, RFC 9700 §4.5.3).
  World world;
  for (int round = 0; round < 5; ++round) {
    const auto code = world.code();
    CHECK(winners(world, [&](World& server) { return server.redeem(code); }) == 1);
    CHECK(world.rows("grants") == round + 1);
    CHECK(living_sets(world) == 0);
    CHECK(living_refresh_tokens(world) == 0);
  }
}

TEST_CASE("of eight threads that use one refresh token, one gets tokens, and the others revoke them",
          "[crash][R29]") {
  World world;
  for (int round = 0; round < 5; ++round) {
    const auto token = member(world.redeem(world.code()), "refresh_token");
    CHECK(winners(world, [&](World& server) { return server.refresh(token); }) == 1);
    CHECK(living_sets(world) == 0);
    CHECK(living_refresh_tokens(world) == 0);
  }
}

TEST_CASE("eight threads that redeem their own codes all get tokens", "[crash][R40]") {
  World world;
  std::vector<std::string> codes;
  for (int i = 0; i < 8; ++i) codes.push_back(world.code());
  std::atomic<std::size_t> next = 0;
  CHECK(winners(world, [&](World& server) { return server.redeem(codes[next++]); }) == 8);
  CHECK(world.living_grants() == 8);
}
