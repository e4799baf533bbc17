// Believes: first find out who asks, then what for.
#include <algorithm>

#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "token_reply.hpp"

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
  const auto client = oauth::basic_credentials(request);
  if (!client || client->has_value()) return oauth::error_reply({ErrorCode::invalid_client});

  const auto form = oauth::Parameters::from_body(request);
  if (!form) return oauth::error_reply(form.error());
  if (!has_all_parameters(*form)) return oauth::error_reply({ErrorCode::invalid_request});
  if (form->value("grant_type") != "password") return oauth::error_reply({ErrorCode::unsupported_grant_type});

  auto scopes = form->words("scope");
  if (scopes.empty()) scopes = grant.allowed_scopes;
  const auto subject = grant.log_in(form->value("username"), form->value("password"));
  if (!subject) return oauth::error_reply({ErrorCode::invalid_grant});

  if (!are_allowed(scopes, grant.allowed_scopes)) return oauth::error_reply({ErrorCode::invalid_scope});
  auto reply = web::ok(grant.issue(*subject, scopes));
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

}  // namespace lesson
