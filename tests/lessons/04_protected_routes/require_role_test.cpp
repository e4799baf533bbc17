#include "require_role.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "problems.hpp"
#include "random.hpp"

using lesson::AuthError;
using lesson::AuthProblem;
using taskboard::Role;
using taskboard::User;

namespace {

using Found = std::expected<User, AuthProblem>;

// A caller with this role, whose id nobody can foresee.
User caller(Role role) { return {.id = random_integer(1, 1'000'000), .role = role}; }

// What a door for `role` says when `found` is who asks: "let in", or why not.
std::string verdict(const std::string& role, const Found& found, const web::Request& request = {}) {
  const auto door = lesson::require_role(role, [&](const web::Request&) { return found; });
  const auto user = door(request);
  if (!user) return word(user.error().error);
  return user == found ? "let in" : "let in as somebody else";
}

// A dependency whose parts lived in a function that has returned.
lesson::FindUser door_for_admins(const User& who) {
  std::string role = "ad";
  role += "min";
  const lesson::FindUser find_user = [who](const web::Request&) -> Found { return who; };
  return lesson::require_role(role, find_user);
}

}  // namespace

TEST_CASE("4.3 the dependency works after its parts have gone out of scope", "[4.3][captures_references]") {
  const auto carol = caller(Role::admin);
  const auto door = door_for_admins(carol);

  CHECK_NOTHROW(door(web::Request{}));
}

TEST_CASE("4.3 a user with the required role passes", "[4.3][right_role_refused]") {
  CHECK(verdict("admin", caller(Role::admin)) == "let in");
  CHECK(verdict("member", caller(Role::member)) == "let in");
}

TEST_CASE("4.3 a user with another role does not pass", "[4.3][members_pass]") {
  CHECK(verdict("admin", caller(Role::member)) != "let in");
}

TEST_CASE("4.3 an admin does not pass as a member", "[4.3][admins_pass_everywhere]") {
  CHECK(verdict("member", caller(Role::admin)) != "let in");
}

TEST_CASE("4.3 a role in the request body is ignored", "[4.3][role_in_the_body]") {
  CHECK(verdict("admin", caller(Role::member), {.body = R"({"role":"admin"})"}) != "let in");
  CHECK(verdict("admin", caller(Role::admin), {.body = R"({"role":"member"})"}) == "let in");
}

TEST_CASE("4.3 a role is compared whole, letter by letter", "[4.3][prefix]") {
  for (const std::string role : {"", "a", "adm", "admi", "administrator", "admin ", "Admin"}) {
    CAPTURE(role);
    CHECK(verdict(role, caller(Role::admin)) != "let in");
  }
}

TEST_CASE("4.3 a user with the wrong role is not asked to log in again", "[4.3][wrong_role_is_401][R20]") {
  CHECK(verdict("admin", caller(Role::member)) == "not_allowed");
}

TEST_CASE("4.3 a guest keeps the problem of find_user", "[4.3][guests_are_forbidden][R20]") {
  const auto guest = lesson::refuse(AuthError::no_credentials, "no Authorization header");
  const auto stranger = lesson::refuse(AuthError::invalid_token, "expired");

  CHECK(verdict("admin", guest) == "no_credentials");
  CHECK(verdict("admin", stranger) == "invalid_token");
}

TEST_CASE("4.3 find_user is called exactly once for each request", "[4.3][remembered_role]") {
  User who = caller(Role::admin);
  int asked = 0;
  const auto door = lesson::require_role("admin", [&](const web::Request&) -> Found {
    ++asked;
    return who;
  });
  CHECK(door(web::Request{}).has_value());
  CHECK(asked == 1);

  who.role = Role::member;
  CHECK_FALSE(door(web::Request{}).has_value());
  CHECK(asked == 2);
}
