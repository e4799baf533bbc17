// Exercise 7.8 · No more than was granted
//
// A scope says what a client may do for the user: "taskboard:read". The client asks, the authorization server
// decides, the token says the result, and the API looks at nothing else. Write both ends: grant_scopes() for
// the server, require_scope() for the API.
//
//   std::ranges::find(list, word)          at list.end() if it is not there
//   oauth::split_words(text)               the words between the blanks: std::vector<std::string>
//   claims.text("scope")                   a std::optional<std::string>
//   throw web::insufficient_scope(scope)   403: the token is good, and may not do this
#include "scopes.hpp"

#include <algorithm>

#include "course/todo.hpp"
#include "oauth/parameters.hpp"
#include "web/auth_errors.hpp"

namespace lesson {

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  course::todo("7.8", requested, allowed);  // Your code replaces this line.
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  course::todo("7.8", claims, scope);  // And this one.
}

}  // namespace lesson
