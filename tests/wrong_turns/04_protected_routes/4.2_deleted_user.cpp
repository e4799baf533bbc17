// Believes: the token is good, so there is such a user.
#include "bearer_token.hpp"
#include "get_current_user.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"

using taskboard::find_user;
using taskboard_api::user_id_of;

namespace lesson {

std::expected<User, AuthProblem> get_current_user(const web::Request& request, const jwt::Verifier& verifier,
                                                  store::Database& database) {
  const auto token = bearer_token(request);
  if (!token) return std::unexpected(token.error());

  const auto claims = verifier.verify(*token);
  if (!claims) return refuse(AuthError::invalid_token, jwt::code(claims.error()));

  const auto id = user_id_of(claims->subject());
  if (!id) return refuse(AuthError::invalid_token, "no user id");
  const auto user = find_user(database, *id).value_or(User{.id = *id, .email = "somebody"});
  if (!user.active) return refuse(AuthError::invalid_token, "no active user");
  return user;
}

}  // namespace lesson
