#include "login_throttle.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "live_bytes.hpp"
#include "random.hpp"

using lesson::Attempt;
using lesson::LoginThrottle;
using namespace std::chrono_literals;

namespace {

constexpr int per_account = LoginThrottle::most_per_account, per_address = LoginThrottle::most_per_address;

// A throttle whose clock is moved by hand, and began somewhere.
struct Fixture {
  std::chrono::steady_clock::time_point now{std::chrono::milliseconds(random_integer(1, 10'000'000'000))};
  LoginThrottle throttle{[this] { return now; }};
  std::string alice = random_word() + "@example.com",
              home = "192.0.2." + std::to_string(random_integer(1, 99));

  // "go on", or "wait 17".
  std::string admit(const std::string& account, const std::string& address) {
    const auto wait = throttle.admit({.account = account, .address = address});
    return wait ? "wait " + std::to_string(wait->count()) : "go on";
  }
  // Tries this account until it is refused: how often that went well, from a new address each time.
  int tries_at(const std::string& account) {
    int tries = 0;
    while (tries < 100 && admit(account, "198.51.100." + std::to_string(addresses_++)) == "go on") ++tries;
    return tries;
  }
  // The same from one address, with a new account each time.
  int tries_from(const std::string& address) {
    int tries = 0;
    while (tries < 100 && admit(std::to_string(accounts_++) + "@example.com", address) == "go on") ++tries;
    return tries;
  }

 private:
  int addresses_ = 1, accounts_ = 1;
};

}  // namespace

TEST_CASE("6.8 nobody waits because of a few typing mistakes", "[6.8][honest_waits]") {
  Fixture door;

  for (int i = 0; i < per_account; ++i) CHECK(door.admit(door.alice, door.home) == "go on");
  CHECK(door.admit("bob@example.com", door.home) == "go on");
  CHECK(door.admit("", "") == "go on");
}

TEST_CASE("6.8 attempts on one account are limited, whatever addresses they come from",
          "[6.8][account_unguarded][R25]") {
  Fixture door;

  CHECK(door.tries_at(door.alice) == per_account);
  CHECK(door.admit(door.alice, door.home) != "go on");
  CHECK(door.tries_at("bob@example.com") == per_account);
}

TEST_CASE("6.8 attempts from one address are limited, whatever accounts they are for",
          "[6.8][address_unguarded][R25]") {
  Fixture door;

  CHECK(door.tries_from(door.home) == per_address);
  CHECK(door.admit(door.alice, door.home) != "go on");
  CHECK(door.admit(door.alice, "203.0.113.7") == "go on");
}

TEST_CASE("6.8 windows are measured with the given steady clock", "[6.8][wall_clock][R45]") {
  Fixture door;
  for (int i = 0; i < 3; ++i) {
    CHECK(door.tries_at(door.alice) == per_account);
    CHECK(door.tries_from(door.home) == per_address);
    door.now += 60s;
  }
}

TEST_CASE("6.8 further attempts do not extend a window", "[6.8][locked_for_ever][R25]") {
  Fixture door;
  door.tries_at(door.alice);

  for (int second = 0; second < 60; ++second) {
    CAPTURE(second);
    CHECK(door.admit(door.alice, door.home) != "go on");
    door.now += 1s;
  }
  CHECK(door.admit(door.alice, door.home) == "go on");
}

TEST_CASE("6.8 a client that waits as long as it was told gets in", "[6.8][too_early][R25]") {
  Fixture door;
  door.tries_at(door.alice);

  CHECK(door.admit(door.alice, door.home) == "wait 60");
  door.now += 58'001ms;
  CHECK(door.admit(door.alice, door.home) == "wait 2");
  door.now += 999ms;
  CHECK(door.admit(door.alice, door.home) == "wait 1");
  door.now += 999ms;
  CHECK(door.admit(door.alice, door.home) == "wait 1");
  door.now += 1ms;
  CHECK(door.admit(door.alice, door.home) == "go on");
}

TEST_CASE("6.8 a refused attempt is not counted in the other window", "[6.8][refusals_counted][R25]") {
  Fixture door;
  door.tries_at(door.alice);

  for (int i = 0; i < 2 * per_address; ++i) door.admit(door.alice, door.home);
  CHECK(door.admit("bob@example.com", door.home) == "go on");

  Fixture other;
  other.tries_from(other.home);
  for (int i = 0; i < 2 * per_account; ++i) other.admit(other.alice, other.home);
  CHECK(other.tries_at(other.alice) == per_account);
}

TEST_CASE("6.8 if both windows are full, the longer wait is returned", "[6.8][shorter_wait][R25]") {
  Fixture door;
  door.tries_from(door.home);
  door.now += 30s;
  door.tries_at(door.alice);
  CHECK(door.admit(door.alice, door.home) == "wait 60");

  Fixture other;
  other.tries_at(other.alice);
  other.now += 30s;
  other.tries_from(other.home);
  CHECK(other.admit(other.alice, other.home) == "wait 60");
}

TEST_CASE("6.8 the right password clears the attempts on the account", "[6.8][success_not_counted]") {
  Fixture door;

  for (int i = 1; i < per_account; ++i) door.admit(door.alice, door.home);
  door.admit(door.alice, door.home);
  door.throttle.succeeded({.account = door.alice, .address = door.home});
  CHECK(door.tries_at(door.alice) == per_account);
}

TEST_CASE("6.8 mallory's own password does not clear her address", "[6.8][success_clears_address][R25]") {
  Fixture door;

  int tries = 0;
  while (tries < 100 && door.admit("mallory@example.com", door.home) == "go on") {
    door.throttle.succeeded({.account = "mallory@example.com", .address = door.home});
    ++tries;
  }
  CHECK(tries == per_address);
}

TEST_CASE("6.8 however many names are tried, memory is bounded, and no window is lost",
          "[6.8][unbounded][R25]") {
  Fixture door;
  door.tries_at(door.alice);
  const auto before = live_bytes();
  for (int i = 0; i < 2000; ++i) door.admit(std::to_string(i) + std::string(2000, 'x'), std::to_string(i));
  for (int i = 0; i < 2000; ++i)
    door.admit(std::to_string(i) + " again", door.home);  // Nearly all are refused.

  CHECK(live_bytes() - before < 1'000'000);
  CHECK(door.admit(door.alice, "203.0.113.7") != "go on");  // Nobody's window was given up for them.
  CHECK(door.tries_at("bob@example.com") == per_account);   // Who is new is counted, however many there are.
}
