#include "taskboard/identities.hpp"

#include <latch>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "board.hpp"
#include "store/pool.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/users.hpp"
#include "temporary_folder.hpp"

using taskboard::Identity;

namespace {

const Identity alice{.issuer = "https://login.example", .subject = "alice"};

}  // namespace

TEST_CASE("an identity becomes a user once, and is found again", "[identities][R41]") {
  auto database = board();
  CHECK_FALSE(taskboard::find_user(database, alice));
  const auto user = taskboard::find_or_add_user(database, alice);
  CHECK(user.role == taskboard::Role::member);
  CHECK(taskboard::find_or_add_user(database, alice) == user);
  CHECK(taskboard::find_user(database, alice) == user);
  CHECK(taskboard::identity_of(database, user.id)->subject == "alice");
  CHECK_FALSE(taskboard::identity_of(database, user_called(database, "bob").id));
}

TEST_CASE("one subject at two providers is two people", "[identities][R41]") {
  auto database = board();
  const auto here = taskboard::find_or_add_user(database, alice);
  const auto there = taskboard::find_or_add_user(database, {"https://other.example", "alice"});
  CHECK(here.id != there.id);
}

TEST_CASE("two subjects that differ in a capital are two people", "[identities][R41]") {
  auto database = board();
  const auto here = taskboard::find_or_add_user(database, alice);
  const auto other = taskboard::find_or_add_user(database, {alice.issuer, "Alice"});
  CHECK(here.id != other.id);
}

TEST_CASE("an account with a password is nobody's identity", "[identities][R41]") {
  auto database = board();
  const auto registered = user_called(database, "alice");
  const auto identified =
      taskboard::find_or_add_user(database, {"https://login.example", "alice@example.com"});
  CHECK(registered.id != identified.id);
}

TEST_CASE("an identity goes with its user", "[identities]") {
  auto database = board();
  const auto user = taskboard::find_or_add_user(database, alice);
  CHECK(taskboard::remove_user(database, user));
  CHECK_FALSE(taskboard::find_user(database, alice));
  CHECK(taskboard::find_or_add_user(database, alice).id != user.id);
}

TEST_CASE("many threads that meet one identity make one user", "[identities][threads]") {
  const TemporaryFolder folder;
  store::Pool pool(folder.path() / "board.db", taskboard::migrations());
  std::vector<std::int64_t> ids(8);
  std::latch start(8);
  {
    std::vector<std::jthread> threads;
    for (auto& id : ids)
      threads.emplace_back([&] {
        const auto database = pool.lease();
        start.arrive_and_wait();
        id = taskboard::find_or_add_user(*database, alice).id;
      });
  }
  CHECK(ids == std::vector<std::int64_t>(8, ids.front()));
}
