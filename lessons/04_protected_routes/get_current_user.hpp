#pragma once

#include <expected>

#include "auth_problem.hpp"
#include "jwt/verifier.hpp"
#include "store/database.hpp"
#include "taskboard/user.hpp"
#include "web/request.hpp"

namespace lesson {

using taskboard::User;

// Returns the user whom the request's token names, as the database has that user now (R18); otherwise:
//   the problem of bearer_token()   there is no single token
//   AuthError::invalid_token        the verifier refuses it (reason: jwt::code of its refusal), its subject
//                                   is not a user id, or there is no such user, or not an active one
// Uses only `sub` of the token's claims. Thread-safe as long as `database` is this thread's own.
std::expected<User, AuthProblem> get_current_user(const web::Request& request, const jwt::Verifier& verifier,
                                                  store::Database& database);

}  // namespace lesson
