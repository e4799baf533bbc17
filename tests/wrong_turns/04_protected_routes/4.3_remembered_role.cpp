// Believes: a user who was an admin a moment ago is one now.
#include <optional>

#include "require_role.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  return [role, find_user, known = std::optional<User>()](
             const web::Request& request) mutable -> std::expected<User, AuthProblem> {
    if (known) return *known;
    auto user = find_user(request);
    if (user && taskboard::to_string(user->role) != role)
      return refuse(AuthError::not_allowed, "the role is not " + role);
    if (user) known = *user;
    return user;
  };
}

}  // namespace lesson
