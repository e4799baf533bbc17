#pragma once

#include <expected>
#include <functional>
#include <string>

#include "auth_problem.hpp"
#include "taskboard/user.hpp"
#include "web/request.hpp"

namespace lesson {

using taskboard::User;

// A dependency: what finds the caller of a request, or refuses it. Called by many threads at once.
using FindUser = std::function<std::expected<User, AuthProblem>(const web::Request&)>;

// A stricter dependency, made of `find_user`: it finds the same user, and refuses with AuthError::not_allowed
// whoever has not exactly the role `role`, as taskboard::to_string spells it. A problem of `find_user` stays
// what it is. Each call of the result calls `find_user` once, and keeps nothing. The result outlives this
// call.
FindUser require_role(const std::string& role, const FindUser& find_user);

}  // namespace lesson
