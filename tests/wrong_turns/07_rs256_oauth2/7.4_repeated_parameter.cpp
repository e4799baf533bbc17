// Believes: if a parameter comes twice, the last one is meant.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "token_reply.hpp"

namespace lesson {
namespace {

using oauth::ErrorCode;

using Form = std::map<std::string, std::string>;

// A name that comes again replaces the value before.
std::optional<Form> read_form(const web::Request& request) {
  if (!request.query.empty()) return std::nullopt;
  try {
    Form form;
    for (const auto& [name, value] : request.form_fields()) form.insert_or_assign(name, value);
    return form;
  } catch (const web::InvalidRequest&) {
    return std::nullopt;
  }
}

bool has_all_parameters(const Form& form) {
  return std::ranges::all_of(std::array{"grant_type", "username", "password"},
                             [&](const char* name) { return form.contains(name) && !form.at(name).empty(); });
}

bool are_allowed(const std::vector<std::string>& scopes, const std::vector<std::string>& allowed) {
  return std::ranges::all_of(
      scopes, [&](const std::string& scope) { return std::ranges::find(allowed, scope) != allowed.end(); });
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  const auto client = oauth::basic_credentials(request);
  if (!client || client->has_value()) return oauth::error_reply({ErrorCode::invalid_client});

  const auto form = read_form(request);
  if (!form || !has_all_parameters(*form)) return oauth::error_reply({ErrorCode::invalid_request});
  if (form->at("grant_type") != "password") return oauth::error_reply({ErrorCode::unsupported_grant_type});

  auto scopes = oauth::split_words(form->contains("scope") ? form->at("scope") : "");
  if (scopes.empty()) scopes = grant.allowed_scopes;
  if (!are_allowed(scopes, grant.allowed_scopes)) return oauth::error_reply({ErrorCode::invalid_scope});

  const auto subject = grant.log_in(form->at("username"), form->at("password"));
  if (!subject) return oauth::error_reply({ErrorCode::invalid_grant});
  auto reply = web::ok(grant.issue(*subject, scopes));
  reply.headers.push_back({"Cache-Control", "no-store"});
  return reply;
}

}  // namespace lesson
