// The judges of labs rely on it: what an attack threw is told as the attack's fault.
#include "lab.hpp"

#include <optional>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>

#include "base/not_implemented.hpp"

TEST_CASE("what an attack threw is told in words") {
  CHECK(lab::exception_of([] {}) == "no exception");
  CHECK(lab::exception_of([] { (void)std::optional<int>().value(); }) == "bad optional access");
  CHECK(lab::exception_of([] { throw 7; }) == "something that is no std::exception");
}

TEST_CASE("an attack that is still a hole waits") {
  const auto hole = [] { throw base::NotImplemented("lab1", std::source_location::current()); };

  CHECK_THROWS_AS(lab::exception_of(hole), base::NotImplemented);
}

TEST_CASE("each outcome of an attack has its word") {
  using lab::Outcome;

  CHECK(text(Outcome::breached) == "breached");
  CHECK(text(Outcome::not_breached) == "not_breached");
  CHECK(text(Outcome::not_attacked) == "not_attacked");
  CHECK(text(Outcome::blocked) == "blocked");
  CHECK(text(Outcome::blocked_for_the_wrong_reason) == "blocked_for_the_wrong_reason");
}
