#include "taskboard/users.hpp"

#include <atomic>
#include <latch>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "store/pool.hpp"
#include "taskboard/projects.hpp"
#include "taskboard/tasks.hpp"
#include "temporary_folder.hpp"

using taskboard::UserProblem;

TEST_CASE("a user who was added is found, by id and by e-mail in any letter case", "[users]") {
  auto database = board();
  const auto alice = taskboard::add_user(database, {.email = "Alice@example.com", .password = {"$scrypt$…"}});
  REQUIRE(alice);
  CHECK(alice->id >= 1);
  CHECK(alice->role == taskboard::Role::member);
  CHECK(taskboard::find_user(database, alice->id) == alice.value());

  const auto account = taskboard::find_account(database, "aLICE@EXAMPLE.com");
  REQUIRE(account);
  CHECK(account->user == alice.value());
  CHECK(account->user.email == "Alice@example.com");
  CHECK(account->password.text == "$scrypt$…");
}

TEST_CASE("who is not there is not found", "[users]") {
  auto database = board();
  user_called(database, "alice");
  for (const std::int64_t id : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{2}, INT64_MAX, INT64_MIN})
    CHECK_FALSE(taskboard::find_user(database, id));
  for (const auto* email : {"", "bob@example.com", "alice@example.com ", "%", "' OR 1=1 --"})
    CHECK_FALSE(taskboard::find_account(database, email));
}

TEST_CASE("one e-mail is one account, in whatever letter case", "[users]") {
  auto database = board();
  user_called(database, "alice");
  const auto again =
      taskboard::add_user(database, {.email = "ALICE@Example.COM", .password = {"another hash"}});
  REQUIRE_FALSE(again);
  CHECK(again.error() == UserProblem::email_taken);
  CHECK(taskboard::list_users(database, everything).size() == 1);
}

TEST_CASE("of many threads that register one e-mail, one succeeds", "[users]") {
  const TemporaryFolder folder;
  store::Pool pool{folder.path() / "board.db", taskboard::migrations()};
  constexpr int callers = 16;
  std::atomic<int> added = 0, taken = 0;
  {
    std::latch all_here{callers};
    std::vector<std::jthread> threads;
    for (int i = 0; i < callers; ++i) {
      threads.emplace_back([&] {
        all_here.arrive_and_wait();
        const auto user =
            taskboard::add_user(*pool.lease(), {.email = "alice@example.com", .password = {"hash"}});
        ++(user ? added : taken);
      });
    }
  }
  CHECK(added == 1);
  CHECK(taken == callers - 1);
}

TEST_CASE("the id of a user who is gone is never given to another", "[users][R18]") {
  auto database = board();
  const auto alice = user_called(database, "alice");
  CHECK(taskboard::remove_user(database, alice));
  CHECK(user_called(database, "mallory").id > alice.id);
  CHECK_FALSE(taskboard::find_user(database, alice.id));
}

TEST_CASE("a user goes with projects and tasks, and with nobody else's", "[users]") {
  auto database = board();
  const auto alice = owner_called(database, "alice"), bob = owner_called(database, "bob");
  const auto hers = taskboard::add_project(database, alice, {.name = "Tea party"})->id;
  const auto his = taskboard::add_project(database, bob, {.name = "Workshop"})->id;
  const auto task = taskboard::add_task(database, alice, hers, {.title = "Buy butter"})->id;

  const auto her = taskboard::find_user(database, alice.user_id).value();
  CHECK(taskboard::remove_user(database, her));
  CHECK_FALSE(taskboard::remove_user(database, her));

  CHECK_FALSE(taskboard::find_project(database, alice, hers));
  CHECK_FALSE(taskboard::find_task(database, alice, task));
  CHECK(taskboard::find_project(database, bob, his));
  CHECK(database.read("SELECT id FROM tasks").empty());
}

TEST_CASE("a disabled user is still there, and says so", "[users][R18]") {
  auto database = board();
  const auto alice = user_called(database, "alice");
  CHECK(taskboard::disable_user(database, alice.id, 0));
  CHECK_FALSE(taskboard::find_user(database, alice.id)->active);
  CHECK(taskboard::enable_user(database, alice.id));
  CHECK(taskboard::find_user(database, alice.id)->active);
  CHECK_FALSE(taskboard::disable_user(database, 99, 0));
}

TEST_CASE("the list of users comes page by page, by id", "[users]") {
  auto database = board();
  for (const auto* name : {"carol", "alice", "bob"}) user_called(database, name);
  const auto second = taskboard::list_users(database, {.limit = 2, .offset = 1});
  REQUIRE(second.size() == 2);
  CHECK(second[0].email == "alice@example.com");
  CHECK(second[1].email == "bob@example.com");
  CHECK(taskboard::list_users(database, {.limit = 2, .offset = 3}).empty());
}

TEST_CASE("a role has one name, and other names are no role", "[users]") {
  CHECK(taskboard::role_of("admin") == taskboard::Role::admin);
  for (const auto* name : {"", "Admin", "admin ", "administrator", "adm"})
    CHECK_FALSE(taskboard::role_of(name));
}
