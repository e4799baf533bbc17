#include "throttle/attempt_limit.hpp"

#include <atomic>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "live_bytes.hpp"

namespace {

using namespace std::chrono_literals;

// A limit of five attempts in a minute, and a clock that is moved by hand.
struct Gate {
  std::chrono::steady_clock::time_point now{1h};
  throttle::AttemptLimit limit{{.attempts = 5, .window = 60s}, [this] { return now; }};

  // How many seconds `name` has to wait; 0: its attempt was counted.
  std::int64_t attempt(const std::string& name) { return limit.admit(name).value_or(0s).count(); }

  // How many of `count` attempts are let through.
  int attempts(const std::string& name, int count) {
    int admitted = 0;
    for (int i = 0; i < count; ++i) admitted += attempt(name) == 0 ? 1 : 0;
    return admitted;
  }
  void flood(int names, const std::string& prefix = "flood ") {
    for (int i = 0; i < names; ++i) attempt(prefix + std::to_string(i));
  }
};

}  // namespace

TEST_CASE("a name has five attempts in a window and then waits until the window ends",
          "[attempt_limit][R25]") {
  Gate gate;
  CHECK(gate.attempts("alice", 5) == 5);
  CHECK(gate.attempt("alice") == 60);
  gate.now += 59s;
  CHECK(gate.attempt("alice") == 1);
  gate.now += 1s;
  CHECK(gate.attempts("alice", 6) == 5);
}

TEST_CASE("attempts of one name do not count for another", "[attempt_limit][R25]") {
  Gate gate;
  CHECK(gate.attempts("alice", 6) == 5);
  CHECK(gate.attempts("bob", 6) == 5);
  CHECK(gate.attempts("", 6) == 5);
}

TEST_CASE("a wait is a whole number of seconds from 1 to the window", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 5);
  CHECK(gate.attempt("alice") == 60);
  gate.now += 59'999ms;
  CHECK(gate.attempt("alice") == 1);
  gate.now += 999us;
  CHECK(gate.attempt("alice") == 1);
  gate.now += 1us;
  CHECK(gate.attempt("alice") == 0);
}

TEST_CASE("attempts during a wait do not prolong it", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 5);
  for (int second = 1; second < 60; ++second) {
    gate.now += 1s;
    CHECK(gate.attempt("alice") == 60 - second);
  }
  gate.now += 1s;
  CHECK(gate.attempt("alice") == 0);
}

TEST_CASE("a look begins no window: it begins with the first attempt that is counted",
          "[attempt_limit][R25]") {
  Gate gate;
  CHECK_FALSE(gate.limit.wait("alice"));
  gate.now += 59s;
  CHECK(gate.attempts("alice", 5) == 5);
  gate.now += 1s;
  CHECK(gate.attempt("alice") == 59);
}

TEST_CASE("a name that is forgiven has all its attempts again", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 4);
  gate.limit.forgive("alice");
  CHECK(gate.attempts("alice", 6) == 5);
  gate.limit.forgive("alice");
  CHECK(gate.attempts("alice", 6) == 5);
}

TEST_CASE("an attempt that is taken back does not count", "[attempt_limit][R25]") {
  Gate gate;
  for (int i = 0; i < 20; ++i) {
    CHECK(gate.attempt("alice") == 0);
    gate.limit.take_back("alice");
  }
  gate.attempts("alice", 3);
  gate.limit.take_back("alice");
  CHECK(gate.attempts("alice", 6) == 3);
}

TEST_CASE("taking back more than was counted has no effect", "[attempt_limit][R25]") {
  Gate gate;
  gate.limit.take_back("alice");
  gate.limit.forgive("alice");
  CHECK(gate.attempts("alice", 6) == 5);
  gate.now += 60s;
  gate.limit.take_back("alice");
  CHECK(gate.attempts("alice", 6) == 5);
}

TEST_CASE("a flood of a hundred thousand names does not admit a limited name", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 5);
  gate.now += 30s;
  gate.flood(100'000);
  CHECK(gate.attempt("alice") == 30);
}

TEST_CASE("a flood before an attempt does not shorten the wait after it", "[attempt_limit][R25]") {
  Gate gate;
  gate.flood(100'000);
  gate.now += 50s;
  CHECK(gate.attempts("alice", 5) == 5);
  gate.now += 10s;  // Here the windows of the flood end.
  CHECK(gate.attempt("alice") == 50);
}

TEST_CASE("a flood does not prolong a wait", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 5);
  gate.now += 59s;
  gate.flood(50'000);
  gate.now += 1s;
  gate.flood(50'000, "more ");
  CHECK(gate.attempts("alice", 6) == 5);
}

TEST_CASE("a flood makes no other name wait", "[attempt_limit][R25]") {
  Gate gate;
  gate.flood(100'000);
  int waiting = 0;
  for (int i = 0; i < 1000; ++i) waiting += gate.attempts("honest " + std::to_string(i), 5) == 5 ? 0 : 1;
  CHECK(waiting == 0);
}

TEST_CASE("a flood beyond the capacity does not shorten a limited name's wait", "[attempt_limit][R25]") {
  Gate gate;
  gate.attempts("alice", 5);
  gate.now += 1s;
  gate.flood(200'000);
  for (int i = 0; i < 100; ++i) gate.limit.forgive("flood " + std::to_string(i));
  CHECK(gate.attempts("mallory", 100) <= 5);
  CHECK(gate.attempt("alice") == 59);
  gate.now += 59s;
  CHECK(gate.attempt("alice") == 0);
}

TEST_CASE("memory does not grow with the number of names", "[attempt_limit][R25]") {
  Gate gate;
  gate.flood(1000);
  const auto before = live_bytes();
  gate.flood(200'000, "more ");
  CHECK(live_bytes() - before < (1 << 20));
}

TEST_CASE("eight threads with one name share its five attempts", "[attempt_limit][R25]") {
  Gate gate;
  std::atomic<int> admitted = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { admitted += gate.attempts("alice", 100); });
  }
  CHECK(admitted == 5);
}

TEST_CASE("forgiving a name that shares an entry takes nothing back of others", "[attempt_limit][R25]") {
  throttle::AttemptLimit limit({.attempts = 1, .window = 60s},
                               [] { return throttle::AttemptTable::TimePoint{1h}; });
  std::string sharing;  // The first name that must wait at its first attempt: the table is full.
  for (int i = 0; i < 300'000 && sharing.empty(); ++i)
    if (limit.admit(std::to_string(i))) sharing = std::to_string(i);
  REQUIRE_FALSE(sharing.empty());

  limit.forgive(sharing);
  CHECK(limit.wait(sharing));
}

TEST_CASE("an IPv6 network is its first 64 bits, an IPv4 network is one address", "[attempt_limit][R25]") {
  CHECK(throttle::network_of("192.0.2.1") == "192.0.2.1");
  CHECK(throttle::network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(throttle::network_of("2001:db8:1:2::") == "2001:db8:1:2::/64");
  CHECK(throttle::network_of("2001:db8:1:3::1") != "2001:db8:1:2::/64");
  CHECK(throttle::network_of("::ffff:192.0.2.1") == "192.0.2.1");
  CHECK(throttle::network_of("unknown") == "unknown");
}
