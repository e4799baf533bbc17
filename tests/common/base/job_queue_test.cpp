#include "base/job_queue.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <vector>

#include <catch2/catch_test_macros.hpp>

TEST_CASE("jobs are done in their order, the last ones before the queue ends", "[jobs]") {
  std::vector<int> done;
  {
    base::JobQueue jobs;
    for (int i = 1; i <= 3; ++i) CHECK(jobs.add([&done, i] { done.push_back(i); }));
    jobs.wait_until_idle();
    CHECK(done == std::vector{1, 2, 3});
    CHECK(jobs.add([&done] { done.push_back(4); }));
  }
  CHECK(done == std::vector{1, 2, 3, 4});
}

TEST_CASE("a queue that is full takes no job, and who adds one never waits", "[jobs]") {
  std::promise<void> started, release;
  base::JobQueue jobs(2);
  REQUIRE(jobs.add([&] {
    started.set_value();
    release.get_future().wait();
  }));
  started.get_future().wait();
  CHECK(jobs.add([] {}));
  CHECK(jobs.add([] {}));
  CHECK_FALSE(jobs.add([] {}));
  release.set_value();
  jobs.wait_until_idle();
  CHECK(jobs.add([] {}));
}

TEST_CASE("a job starts after its delay, or when somebody waits for it", "[jobs]") {
  std::atomic<bool> done = false;
  base::JobQueue jobs(1000, std::chrono::hours(1));
  REQUIRE(jobs.add([&] { done = true; }));
  CHECK_FALSE(done);
  jobs.wait_until_idle();
  CHECK(done);

  std::promise<std::chrono::steady_clock::time_point> started;
  base::JobQueue soon(1000, std::chrono::milliseconds(20));
  const auto added = std::chrono::steady_clock::now();
  REQUIRE(soon.add([&] { started.set_value(std::chrono::steady_clock::now()); }));
  CHECK(started.get_future().get() - added >= std::chrono::milliseconds(20));
}
