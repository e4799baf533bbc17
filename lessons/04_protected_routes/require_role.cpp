// Exercise 4.3 · A route for admins
//
// get_current_user() answers "who are you?". Some routes also ask "may you do this?". Make their dependency
// from another one:
//
//   const FindUser admin = require_role("admin", find_user);
//   admin(request)      find_user refuses          the same problem, unchanged
//                       the role is another one    refuse(AuthError::not_allowed, why)
//                       otherwise                  the user
//
// Return a lambda that takes a const web::Request& and returns a std::expected<User, AuthProblem>. Write that
// type after its parameters: -> std::expected<User, AuthProblem>. The lambda outlives `role` and `find_user`.
// taskboard::to_string(user->role) is the role as text.
#include "require_role.hpp"

#include "course/todo.hpp"

namespace lesson {

FindUser require_role(const std::string& role, const FindUser& find_user) {
  course::todo("4.3", role, find_user);  // Your code replaces this line.
}

}  // namespace lesson
