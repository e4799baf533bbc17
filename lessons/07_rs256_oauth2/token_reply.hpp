#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"

namespace lesson {

// What the password grant needs to know.
struct PasswordGrant {
  // Returns the subject of the user with this name and password; std::nullopt if there is none.
  std::function<std::optional<std::string>(std::string_view username, std::string_view password)> log_in;

  // The scopes that a client without a secret may ask for.
  std::vector<std::string> allowed_scopes;

  // The body of a 200: {"access_token", "token_type", "expires_in", "scope"}.
  std::function<json::Value(const std::string& subject, const std::vector<std::string>& scopes)> issue;
};

// Answers POST /token with grant_type=password (RFC 6749 §4.3): the OAuth 2 password flow of Swagger UI and
// of FastAPI's tutorial. The answer is 200 with what grant.issue() gives for the scopes that were asked for,
// or for all that are allowed if none was. Otherwise it is oauth::error_reply() with the first of these
// errors (RFC 6749 §5.2, R38):
//
//   401 invalid_client           the Authorization header names a client, or is not one of Basic. These
//                                clients have no secret. Basic with neither id nor secret names nobody.
//   400 invalid_request          no form, parameters in the query, or one that comes twice; one that is
//                                missing: grant_type, username, password
//   400 unsupported_grant_type   another grant_type
//   400 invalid_scope            a scope that is not allowed. No password is tested.
//   400 invalid_grant            the name or the password is wrong
//
// Every answer is JSON with Cache-Control: no-store (R26). No answer repeats what the client sent, and
// neither does its log_reason (R35).
web::Reply token_reply(const web::Request& request, const PasswordGrant& grant);

}  // namespace lesson
