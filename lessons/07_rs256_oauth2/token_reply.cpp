// Exercise 7.4 · Password in, token out
//
// The password flow: the client takes name and password from the user, sends them to /token as a form, and
// gets a token. RFC 9700 §2.4 forbids it today: every client sees every password. You will meet it anyway, so
// it is here, switched off unless somebody asks for it.
//
// /token has its own rules: a form and no JSON, errors with the words of RFC 6749 §5.2. The library knows the
// form:
//
//   oauth::Parameters::from_body(request)     each parameter once; otherwise an oauth::Error
//   form->find("username")                    a std::optional<std::string>; form->value(…) gives "" for
//   nothing form->words("scope")                      the words of a list: std::vector<std::string>
//   oauth::basic_credentials(request)         who the Authorization header names. Nobody: std::nullopt, also
//   for an
//                                             empty one, which Swagger UI sends. An oauth::Error for anything
//                                             else
//   oauth::error_reply({code, "why"})         such as oauth::ErrorCode::invalid_grant
//
// Answer the questions in the order of the table in token_reply.hpp. The 200 is web::ok(…), and is not to be
// stored.
#include "token_reply.hpp"

#include <algorithm>

#include "course/todo.hpp"
#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"

namespace lesson {

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  course::todo("7.4", request, grant);  // Your code replaces this line.
}

}  // namespace lesson
