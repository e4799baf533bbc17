#include "taskboard/account_changes.hpp"

#include <functional>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "board.hpp"
#include "taskboard/sessions.hpp"

using taskboard::UserProblem;

namespace {

constexpr std::int64_t now = 1'000'000;

taskboard::TokenPair pair_called(const std::string& name) {
  return {.access = {.text = "access", .id = "id " + name, .expires_at = now + 900},
          .refresh = {.text = name, .hash = taskboard::refresh_token_hash(name)}};
}

// Alice with a session, and bob with one.
struct World {
  store::Database database = board();
  taskboard::User alice = user_called(database, "alice");
  taskboard::User bob = user_called(database, "bob");

  World() {
    taskboard::start_session(database, alice, pair_called("alice's"), now);
    taskboard::start_session(database, bob, pair_called("bob's"), now);
  }
  taskboard::Account account() { return taskboard::find_account(database, alice.id).value(); }
  bool goes_on(const std::string& name) { return !taskboard::find_session(database, name).value().ended_at; }
};

// A change that somebody makes with alice as they found her; whether it was made.
using Change = std::function<bool(World&, const taskboard::User& as_found)>;

const std::map<std::string, Change> changes = {
    {"start a session",
     [](World& world, const auto& user) {
       return taskboard::start_session(world.database, user, pair_called("late"), now).has_value();
     }},
    {"reset the password",
     [](World& world, const auto& user) {
       return taskboard::reset_password(world.database, user, {"another hash"}, now);
     }},
    {"rehash the password",
     [](World& world, const auto& user) {
       return taskboard::rehash_password(world.database, user, {"the same one, dearer"}).has_value();
     }},
    {"change the e-mail",
     [](World& world, const auto& user) {
       return taskboard::change_email(world.database, user, "liddell@example.com", now).has_value();
     }},
    {"remove the account",
     [](World& world, const auto& user) { return taskboard::remove_user(world.database, user); }},
};

}  // namespace

TEST_CASE("a reset ends every session of its user, and of nobody else", "[account][R31]") {
  World world;
  CHECK(taskboard::reset_password(world.database, world.alice, {"another hash"}, now + 1));

  CHECK(world.account().password.text == "another hash");
  CHECK(taskboard::find_session(world.database, "alice's")->ended_at == now + 1);
  CHECK(world.goes_on("bob's"));
}

TEST_CASE("a new e-mail ends every session, and is not somebody else's", "[account][R31]") {
  World world;
  CHECK(taskboard::change_email(world.database, world.alice, "Bob@Example.com", now).error() ==
        UserProblem::email_taken);
  CHECK(world.goes_on("alice's"));
  CHECK(taskboard::find_user(world.database, world.alice.id) == world.alice);

  const auto shouting =
      taskboard::change_email(world.database, world.alice, "ALICE@example.com", now).value();
  CHECK(shouting.email == "ALICE@example.com");
  CHECK(taskboard::find_user(world.database, world.alice.id) == shouting);
  CHECK_FALSE(world.goes_on("alice's"));
  CHECK(world.goes_on("bob's"));
}

TEST_CASE("a user who is disabled has no session left, not even when enabled again", "[account][R18][R31]") {
  World world;
  CHECK(taskboard::disable_user(world.database, world.alice.id, now));
  CHECK(taskboard::enable_user(world.database, world.alice.id));

  CHECK_FALSE(world.goes_on("alice's"));
  CHECK(world.goes_on("bob's"));
}

TEST_CASE("a rehash ends no session", "[account][R24]") {
  World world;
  const auto rehashed = taskboard::rehash_password(world.database, world.alice, {"dearer"});
  CHECK(rehashed == taskboard::find_user(world.database, world.alice.id));
  CHECK(world.goes_on("alice's"));
}

TEST_CASE("nobody starts a session of a user who is disabled", "[account][R18]") {
  World world;
  taskboard::disable_user(world.database, world.alice.id, now);
  const auto disabled = world.account().user;
  CHECK_FALSE(taskboard::start_session(world.database, disabled, pair_called("late"), now));
}

TEST_CASE("of two changes of one account as it was found, the second is refused", "[account][R31]") {
  for (const auto& [second, change] : changes) {
    for (const auto& [first, other] : changes) {
      if (first == "start a session") continue;  // It changes nothing about the account.
      INFO("first " << first << ", then " << second);
      World world;
      const auto as_found = world.account().user;
      REQUIRE(other(world, as_found));
      CHECK_FALSE(change(world, as_found));
    }
    for (const bool enabled_again : {false, true}) {
      INFO("first disable the account, then " << second);
      World world;
      const auto as_found = world.account().user;
      taskboard::disable_user(world.database, as_found.id, now);
      if (enabled_again) taskboard::enable_user(world.database, as_found.id);
      CHECK_FALSE(change(world, as_found));
    }
  }
}
