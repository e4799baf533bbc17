// Believes: the client knows which role it acts in, and says so.
#include "json/parse_object.hpp"
#include "require_role.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  return [role, find_user](const web::Request& request) -> std::expected<User, AuthProblem> {
    auto user = find_user(request);
    const auto body = json::parse_object(request.body);
    const auto said = body ? body->text("role") : std::nullopt;
    if (user && said.value_or(taskboard::to_string(user->role)) != role)
      return refuse(AuthError::not_allowed, "the role is not " + role);
    return user;
  };
}

}  // namespace lesson
