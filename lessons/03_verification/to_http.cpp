// Exercise 3.7 · One sentence outside
//
// Inside, you know exactly what is wrong with a token. The sender learns only that it is bad. Turn a refusal
// into an answer, a web::HttpError:
//
//   .status        401: say who you are
//   .detail        not_believed, whatever the reason
//   .headers       {{"WWW-Authenticate", …}} with the challenge  Bearer error="invalid_token"
//   .log_reason    jwt::code(refusal), for the people who run the server
//
// HttpError is an aggregate with named fields: return {.status = …, .detail = …, …}. not_believed and
// jwt::code() are std::string_view, the fields are std::string: std::string(…) makes one.
#include "to_http.hpp"

#include <string>

#include "course/todo.hpp"

namespace lesson {

web::HttpError to_http(jwt::Refusal refusal) {
  course::todo("3.7", refusal);  // Your code replaces this line.
}

}  // namespace lesson
