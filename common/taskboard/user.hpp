#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taskboard {

enum class Role { member, admin };

// "member", "admin": as stored, and as clients read it.
std::string to_string(Role role);

// The role of that name; nothing for any other text.
std::optional<Role> role_of(std::string_view name);

// Somebody with an account. The hash of the password is not part of this: what is not there cannot leak.
struct User {
  std::int64_t id = 0;  // At least 1, and never given to anybody else, not even after removal.
  std::string email{};  // As it was written; unique, letter case aside.
  Role role = Role::member;
  bool active = true;         // False: the account is there, and may do nothing.
  std::int64_t revision = 0;  // Grows with each change of the password, the e-mail or `active`.

  bool operator==(const User&) const = default;
};

// Whose projects and tasks a function is about. A type of its own, so that it cannot be mistaken for the
// id of a project.
struct Owner {
  std::int64_t user_id;
};

}  // namespace taskboard
