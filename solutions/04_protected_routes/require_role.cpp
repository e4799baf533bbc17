// Solution 4.3 · A route for admins
#include "require_role.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  return [role, find_user](const web::Request& request) -> std::expected<User, AuthProblem> {
    auto user = find_user(request);
    if (user && taskboard::to_string(user->role) != role)
      return refuse(AuthError::not_allowed, "the role is not " + role);
    return user;
  };
}

}  // namespace lesson
