// Solution 7.4 · Password in, token out
#include "token_reply.hpp"

#include <algorithm>

#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"

namespace lesson {
namespace {

using oauth::ErrorCode;

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  const auto credentials = oauth::basic_credentials(request);
  if (!credentials || *credentials)
    return oauth::error_reply({ErrorCode::invalid_client, "no secret is expected"});

  const auto form = oauth::Parameters::from_body(request);
  if (!form) return oauth::error_reply(form.error());
  const auto username = form->find("username"), password = form->find("password");
  if (!form->find("grant_type") || !username || !password)
    return oauth::error_reply({ErrorCode::invalid_request, "grant_type, username and password are needed"});
  if (form->value("grant_type") != "password") return oauth::error_reply({ErrorCode::unsupported_grant_type});

  const auto scopes = form->find("scope") ? form->words("scope") : grant.allowed_scopes;
  for (const auto& scope : scopes)
    if (!contains(grant.allowed_scopes, scope)) return oauth::error_reply({ErrorCode::invalid_scope});

  const auto subject = grant.log_in(*username, *password);
  if (!subject) return oauth::error_reply({ErrorCode::invalid_grant});
  auto reply = web::ok(grant.issue(*subject, scopes));
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

}  // namespace lesson
