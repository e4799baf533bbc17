// One refresh token, shown by many at once, a thousand times: threads of one server, and servers that share a
// database.
#include <algorithm>
#include <array>
#include <barrier>
#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "session_world.hpp"
#include "temporary_folder.hpp"

namespace {

constexpr int rounds = 1'000;

// What became of those who showed one token.
struct Tally {
  int rounds_with_one_pair = 0;
  int refused = 0;

  void add(const std::vector<int>& statuses) {
    if (std::ranges::count(statuses, 200) == 1) ++rounds_with_one_pair;
    refused += static_cast<int>(std::ranges::count(statuses, 400));
  }
};

// A server in a process of its own. It reads tokens, refreshes with each, and tells the status.
class Neighbour {
 public:
  // REQUIRES: nobody in this process has the database open. SQLite must not be carried over a fork.
  explicit Neighbour(const SessionWorld::Options& options) {
    REQUIRE(pipe(tokens_.data()) == 0);
    REQUIRE(pipe(statuses_.data()) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) serve(options);
    close(tokens_[0]);
    close(statuses_[1]);
  }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;
  ~Neighbour() {
    close(tokens_[1]);
    close(statuses_[0]);
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }

  void show(const std::string& token) {
    REQUIRE(write(tokens_[1], token.data(), token.size()) == static_cast<ssize_t>(token.size()));
  }
  int status() {
    int status = 0;
    REQUIRE(read(statuses_[0], &status, sizeof status) == sizeof status);
    return status;
  }

  static constexpr std::size_t token_length = 43;

 private:
  [[noreturn]] void serve(const SessionWorld::Options& options) const {
    try {
      SessionWorld world(options);
      std::string token(token_length, ' ');
      while (read(tokens_[0], token.data(), token.size()) == static_cast<ssize_t>(token.size())) {
        world.steady_seconds += 3600;
        const int status = world.refresh(token).status;
        if (write(statuses_[1], &status, sizeof status) != sizeof status) break;
      }
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    _exit(1);
  }

  std::array<int, 2> tokens_{}, statuses_{};
  pid_t process_ = 0;
};

}  // namespace

TEST_CASE("of eight threads that show one refresh token, one gets the next pair, a thousand times over",
          "[sessions][fire][R29]") {
  constexpr int callers = 8;
  const TemporaryFolder folder;
  SessionWorld world({.file = folder.path() / "taskboard.db"});
  std::string token;
  std::vector<int> statuses(callers);
  std::barrier turn(callers + 1);
  std::vector<std::jthread> threads;
  for (int& status : statuses)
    threads.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        turn.arrive_and_wait();
        status = world.refresh(token).status;
        turn.arrive_and_wait();
      }
    });
  Tally tally;
  for (int round = 0; round < rounds; ++round) {
    token = world.begin().refresh.text;
    world.steady_seconds += 3600;
    turn.arrive_and_wait();
    turn.arrive_and_wait();
    tally.add(statuses);
  }
  threads.clear();

  CHECK(tally.rounds_with_one_pair == rounds);
  CHECK(tally.refused == rounds * (callers - 1));
  CHECK(world.rows("refresh_tokens") == 2 * rounds);
  CHECK(world.rows("sessions WHERE ended_at IS NULL") == 0);  // The others looked like thieves.
}

TEST_CASE(
    "of four servers with one database that are shown one refresh token, one gives the next pair, a thousand "
    "times over",
    "[sessions][fire][R29]") {
  const TemporaryFolder folder;
  const SessionWorld::Options options{.file = folder.path() / "taskboard.db"};
  {
    const SessionWorld made(options);
  }
  std::array<Neighbour, 4> servers{Neighbour(options), Neighbour(options), Neighbour(options),
                                   Neighbour(options)};
  SessionWorld world(options);
  Tally tally;
  for (int round = 0; round < rounds; ++round) {
    const auto token = world.begin().refresh.text;
    for (auto& server : servers) server.show(token);
    std::vector<int> statuses;
    for (auto& server : servers) statuses.push_back(server.status());
    tally.add(statuses);
  }

  CHECK(tally.rounds_with_one_pair == rounds);
  CHECK(tally.refused == rounds * 3);
  CHECK(world.rows("refresh_tokens") == 2 * rounds);
  CHECK(world.rows("sessions WHERE ended_at IS NULL") == 0);
}
