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
  // The subject of the user whom name and password fit; std::nullopt if they fit nobody.
  std::function<std::optional<std::string>(std::string_view username, std::string_view password)> log_in;

  // What a client without a secret may ask for.
  std::vector<std::string> allowed_scopes;

  // The body of a 200: {"access_token", "token_type", "expires_in", "scope"}.
  std::function<json::Value(const std::string& subject, const std::vector<std::string>& scopes)> issue;
};

// Answers POST /token with grant_type=password (RFC 6749 §4.3): the OAuth 2 password flow of Swagger UI and
// of FastAPI's tutorial. Every answer is JSON and has Cache-Control: no-store; an error is {"error": "…"}
// with one of the codes of §5.2, as oauth::error_reply() makes it:
//
//   200                          what grant.issue() gives, for the scopes that were asked for
//   401 invalid_client           an Authorization header that is not empty: these clients have no secret
//   (R38) 400 invalid_request          no form, parameters in the query, one that is repeated, one that is
//   missing 400 unsupported_grant_type   another grant_type 400 invalid_scope            a scope that is not
//   allowed; nobody's password is looked at 400 invalid_grant            name and password fit nobody
//
// A request that asks for no scope gets all that are allowed.
web::Reply token_reply(const web::Request& request, const PasswordGrant& grant);

}  // namespace lesson
