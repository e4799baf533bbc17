#include "oauth/login_limit.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace std::chrono_literals;

// A limit whose clock is moved by hand.
struct Gate {
  std::chrono::steady_clock::time_point now{1h};
  oauth::LoginLimit limit{[this] { return now; }};

  // How many of `count` attempts may look at the password.
  int attempts(const std::string& email, const std::string& address, int count) {
    int admitted = 0;
    for (int i = 0; i < count; ++i) admitted += limit.admit(email, address) ? 0 : 1;
    return admitted;
  }
};

}  // namespace

TEST_CASE("an account has five attempts in a minute, from all addresses together", "[login_limit][R25]") {
  Gate gate;
  for (int i = 0; i < 5; ++i)
    CHECK(gate.attempts("alice@example.com", "192.0.2." + std::to_string(i), 1) == 1);
  CHECK(gate.limit.admit("alice@example.com", "192.0.2.9") == 60s);
  CHECK(gate.limit.admit("ALICE@Example.com", "192.0.2.9") == 60s);
  CHECK(gate.attempts("bob@example.com", "192.0.2.9", 1) == 1);
  gate.now += 60s;
  CHECK(gate.attempts("alice@example.com", "192.0.2.9", 6) == 5);
}

TEST_CASE("an address has twenty attempts in a minute, for all accounts together", "[login_limit][R25]") {
  Gate gate;
  for (int i = 0; i < 20; ++i) CHECK(gate.attempts("user-" + std::to_string(i), "192.0.2.1", 1) == 1);
  CHECK(gate.limit.admit("another", "192.0.2.1") == 60s);
  CHECK(gate.attempts("another", "192.0.2.2", 1) == 1);
}

TEST_CASE("an address over its limit does not use up the attempts of an account", "[login_limit][R25]") {
  Gate gate;
  for (int i = 0; i < 20; ++i) gate.attempts("user-" + std::to_string(i), "192.0.2.1", 1);
  CHECK(gate.attempts("alice@example.com", "192.0.2.1", 50) == 0);
  CHECK(gate.attempts("alice@example.com", "192.0.2.2", 5) == 5);
}

TEST_CASE("a successful login resets the account's count, but not the address's", "[login_limit][R25]") {
  Gate gate;
  int admitted = 0;
  for (int i = 0; i < 30; ++i) {
    const bool was_admitted = !gate.limit.admit("mallory@example.com", "192.0.2.1");
    admitted += was_admitted ? 1 : 0;
    if (was_admitted) gate.limit.succeeded("Mallory@Example.com");
  }
  CHECK(admitted == 20);
}

TEST_CASE("all addresses of one IPv6 /64 network share one limit", "[login_limit][R25]") {
  Gate gate;
  for (int i = 0; i < 20; ++i)
    gate.attempts("user-" + std::to_string(i), "2001:db8:1:2:" + std::to_string(i) + "::1", 1);
  CHECK(gate.attempts("another", "2001:db8:1:2:ffff:ffff:ffff:ffff", 1) == 0);
  CHECK(gate.attempts("another", "2001:db8:1:3::1", 1) == 1);
}
