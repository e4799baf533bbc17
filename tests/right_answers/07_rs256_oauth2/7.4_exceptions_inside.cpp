// Throws oauth::Error inside, and makes a reply of it in one place.
#include <set>

#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "token_reply.hpp"

namespace lesson {
namespace {

using oauth::Error;
using oauth::ErrorCode;

template <typename T>
T value_or_throw(std::expected<T, Error> result) {
  if (!result) throw result.error();
  return std::move(*result);
}

std::string required(const oauth::Parameters& form, const std::string& name) {
  const auto value = form.find(name);
  if (!value) throw Error{ErrorCode::invalid_request, name + " is missing"};
  return *value;
}

json::Value body(const web::Request& request, const PasswordGrant& grant) {
  if (value_or_throw(oauth::basic_credentials(request)))
    throw Error{ErrorCode::invalid_client, "no client authentication here"};
  const auto form = value_or_throw(oauth::Parameters::from_body(request));
  const auto type = required(form, "grant_type"), username = required(form, "username"),
             password = required(form, "password");
  if (type != "password") throw Error{ErrorCode::unsupported_grant_type};
  const auto scopes = form.find("scope") ? form.words("scope") : grant.allowed_scopes;
  const std::set<std::string> allowed(grant.allowed_scopes.begin(), grant.allowed_scopes.end());
  for (const auto& scope : scopes)
    if (!allowed.contains(scope)) throw Error{ErrorCode::invalid_scope, "ask for fewer scopes"};
  const auto subject = grant.log_in(username, password);
  if (!subject) throw Error{ErrorCode::invalid_grant};
  return grant.issue(*subject, scopes);
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  try {
    auto reply = web::ok(body(request, grant));
    reply.headers = {{"Cache-Control", "no-store"}};
    return reply;
  } catch (const Error& error) {
    return oauth::error_reply(error);
  }
}

}  // namespace lesson
