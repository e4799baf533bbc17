#include "taskboard/login.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"

namespace {

// Alice with a password that is hashed at low cost.
struct World {
  store::Database database = board();
  taskboard::Passwords passwords{cheap};
  taskboard::User alice = taskboard::add_user(database, {.email = "alice@example.com",
                                                         .password = passwords.hash("looking-glass")})
                              .value();

  auto log_in(std::string_view email, std::string_view password) {
    return taskboard::log_in(database, passwords, {.email = email, .password = password});
  }
};

}  // namespace

TEST_CASE("who knows the password comes in, e-mail in any letter case", "[login]") {
  World world;
  CHECK(world.log_in("alice@example.com", "looking-glass") == world.alice);
  CHECK(world.log_in("ALICE@example.com", "looking-glass") == world.alice);
}

TEST_CASE("a wrong password, an unknown e-mail and nothing at all are one answer", "[login][R24]") {
  World world;
  CHECK_FALSE(world.log_in("alice@example.com", "looking-glas"));
  CHECK_FALSE(world.log_in("alice@example.com", "Looking-glass"));
  CHECK_FALSE(world.log_in("alice@example.com", ""));
  CHECK_FALSE(world.log_in("bob@example.com", "looking-glass"));
  CHECK_FALSE(world.log_in("", ""));
  CHECK_FALSE(world.log_in("' OR 1=1 --", "looking-glass"));
}

TEST_CASE("a stranger costs one password check, as everybody does", "[login][R24]") {
  World world;
  world.log_in("alice@example.com", "looking-glass");
  CHECK(world.passwords.checks() == 1);
  world.log_in("stranger@example.com", "looking-glass");
  CHECK(world.passwords.checks() == 2);
}

TEST_CASE("a disabled user does not come in with the right password", "[login][R18]") {
  World world;
  taskboard::disable_user(world.database, world.alice.id, 0);
  CHECK_FALSE(world.log_in("alice@example.com", "looking-glass"));
}

TEST_CASE("a long password counts to its last character", "[login][R24]") {
  World world;
  const std::string start(100, 'x');
  taskboard::rehash_password(world.database, world.alice, world.passwords.hash(start + "1"));
  CHECK(world.log_in("alice@example.com", start + "1"));
  CHECK_FALSE(world.log_in("alice@example.com", start + "2"));
}

TEST_CASE("a hash of a lower cost is replaced when its owner logs in", "[login][R24]") {
  World world;
  const auto stored = [&] {
    return taskboard::find_account(world.database, "alice@example.com")->password.text;
  };
  const auto before = stored();
  const taskboard::Passwords dearer{{.log2_n = 5}};

  CHECK_FALSE(taskboard::log_in(world.database, dearer, {.email = "alice@example.com", .password = "wrong"}));
  CHECK(stored() == before);

  CHECK(
      taskboard::log_in(world.database, dearer, {.email = "alice@example.com", .password = "looking-glass"}));
  CHECK(stored().starts_with("$scrypt$ln=5,"));
  CHECK(
      taskboard::log_in(world.database, dearer, {.email = "alice@example.com", .password = "looking-glass"}));
}

TEST_CASE("equal passwords do not look equal", "[login][R24]") {
  const taskboard::Passwords passwords{cheap};
  CHECK(passwords.hash("looking-glass").text != passwords.hash("looking-glass").text);
}
