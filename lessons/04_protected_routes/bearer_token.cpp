// Exercise 4.1 · One header, one token
//
// A caller sends a token like this, and in no other way:
//
//   Authorization: Bearer eyJhbGciOi…
//
//   no such header, or another scheme       refuse(AuthError::no_credentials, why)
//   two such headers                        refuse(AuthError::malformed, why)
//   no token, or more than one, after it    refuse(AuthError::malformed, why)
//   otherwise                               the token, as it was sent
//
// request.header_values("Authorization") returns the values of all these headers. The scheme is the text
// before the first blank (an empty value names no scheme): compare it with base::equal_ignoring_case().
// base::trim() removes blanks and returns a view, and std::string(view) makes a string of it. is_b64token()
// checks a token's letters.
#include "bearer_token.hpp"

#include "b64token.hpp"
#include "base/ascii.hpp"
#include "course/todo.hpp"

namespace lesson {

std::expected<std::string, AuthProblem> bearer_token(const web::Request& request) {
  course::todo("4.1", request);  // Your code replaces this line.
}

}  // namespace lesson
