#pragma once

#include <expected>
#include <functional>
#include <string>

#include "auth_problem.hpp"
#include "taskboard/user.hpp"
#include "web/request.hpp"

namespace lesson {

using taskboard::User;

// A dependency: finds the caller of a request, or refuses it. Called by many threads at the same time.
using FindUser = std::function<std::expected<User, AuthProblem>(const web::Request&)>;

// Makes a stricter dependency from `find_user`: it finds the same user, and refuses with
// AuthError::not_allowed a user whose role is not exactly `role`, as taskboard::to_string writes it. It
// passes on a problem of `find_user` unchanged. Each call of the result calls `find_user` once, and keeps
// nothing. The result outlives the arguments.
FindUser require_role(const std::string& role, const FindUser& find_user);

}  // namespace lesson
