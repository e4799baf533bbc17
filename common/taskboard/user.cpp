#include "taskboard/user.hpp"

#include <utility>

namespace taskboard {

std::string to_string(Role role) {
  switch (role) {
    case Role::member:
      return "member";
    case Role::admin:
      return "admin";
  }
  std::unreachable();
}

std::optional<Role> role_of(std::string_view name) {
  for (const Role role : {Role::member, Role::admin})
    if (name == to_string(role)) return role;
  return std::nullopt;
}

}  // namespace taskboard
