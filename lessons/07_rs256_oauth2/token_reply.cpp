// Exercise 7.4 · Password in, token out
//
// The password flow: a client asks the user for name and password, sends them to /token as a form, and gets a
// token. RFC 9700 §2.4 forbids it today, because every client sees every password. You will still meet it.
//
//   oauth::basic_credentials(request)        the client that the Authorization header names: std::nullopt
//                                            if it names none, an oauth::Error if it cannot be read
//   oauth::Parameters::from_body(request)    the form, or an oauth::Error
//   form->value("username")                  one parameter; "" if it is missing
//   form->words("scope")                     the words of a list
//   oauth::error_reply({ErrorCode::…})       the answer for an error
//   web::ok(body)                            the answer with 200
//
// token_reply.hpp has the errors in their order. The two functions above your part are given. Do not forget
// that caches must not store a token.
#include "token_reply.hpp"

#include <algorithm>

#include "course/todo.hpp"
#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"

namespace lesson {
namespace {

using oauth::ErrorCode;

bool has_all_parameters(const oauth::Parameters& form) {
  return form.find("grant_type") && form.find("username") && form.find("password");
}

bool are_allowed(const std::vector<std::string>& scopes, const std::vector<std::string>& allowed) {
  return std::ranges::all_of(
      scopes, [&](const std::string& scope) { return std::ranges::find(allowed, scope) != allowed.end(); });
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  course::todo("7.4", request, grant, has_all_parameters, are_allowed);  // Your code replaces this line.
}

}  // namespace lesson
