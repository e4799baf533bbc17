// Believes: a caller who may not come in has the wrong token.
#include "require_role.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  return [role, find_user](const web::Request& request) -> std::expected<User, AuthProblem> {
    auto user = find_user(request);
    if (user && taskboard::to_string(user->role) != role)
      return refuse(AuthError::invalid_token, "the role is not " + role);
    return user;
  };
}

}  // namespace lesson
