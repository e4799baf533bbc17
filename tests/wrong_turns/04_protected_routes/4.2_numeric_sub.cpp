// Believes: a library function that reads numbers reads ids.
#include <cstdlib>

#include "bearer_token.hpp"
#include "get_current_user.hpp"
#include "taskboard/users.hpp"

using taskboard::find_user;

namespace lesson {

std::expected<User, AuthProblem> get_current_user(const web::Request& request, const jwt::Verifier& verifier,
                                                  store::Database& database) {
  const auto token = bearer_token(request);
  if (!token) return std::unexpected(token.error());

  const auto claims = verifier.verify(*token);
  if (!claims) return refuse(AuthError::invalid_token, jwt::code(claims.error()));

  const auto id = std::strtoll(std::string(claims->subject()).c_str(), nullptr, 10);
  const auto user = find_user(database, id);
  if (!user || !user->active) return refuse(AuthError::invalid_token, "no active user");
  return *user;
}

}  // namespace lesson
