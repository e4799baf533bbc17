#include "store/write_queue.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace std::chrono_literals;

constexpr auto long_enough = 60s;

}  // namespace

TEST_CASE("one writer at a time enters, and all of them do") {
  store::WriteQueue queue;
  std::atomic<int> inside = 0, most = 0, entered = 0;
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 16; ++i) {
      writers.emplace_back([&] {
        for (int turn = 0; turn < 100; ++turn) {
          if (!queue.enter(long_enough)) continue;
          most = std::max(most.load(), ++inside);
          ++entered;
          --inside;
          queue.leave();
        }
      });
    }
  }
  CHECK(entered == 1600);
  CHECK(most == 1);
}

TEST_CASE("who loses patience leaves the line, and the next one is called") {
  store::WriteQueue queue;
  REQUIRE(queue.enter(long_enough));
  CHECK_FALSE(queue.enter(1ms));

  std::jthread next([&] {
    if (queue.enter(long_enough)) queue.leave();
  });
  queue.leave();
  next.join();
  CHECK(queue.enter(1ms));
  queue.leave();
}
