// Believes: every logged-in user may come in: the route only needs to know who it is.
#include "require_role.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  return [role, find_user](const web::Request& request) -> std::expected<User, AuthProblem> {
    auto user = find_user(request);
    if (user && role.empty()) return refuse(AuthError::not_allowed, "no role");
    return user;
  };
}

}  // namespace lesson
