// Finds the error first, as a value, and makes the reply at the end.
#include <algorithm>
#include <iostream>

#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "token_reply.hpp"

namespace lesson {
namespace {

using enum oauth::ErrorCode;

std::optional<oauth::ErrorCode> problem_of(const oauth::Parameters& form, const PasswordGrant& grant) {
  const bool complete = std::ranges::all_of(std::vector{"grant_type", "username", "password"},
                                            [&](const char* name) { return form.find(name).has_value(); });
  if (!complete) return invalid_request;
  if (form.find("grant_type") != "password") return unsupported_grant_type;
  auto asked = form.words("scope"), allowed = grant.allowed_scopes;
  std::ranges::sort(asked);
  std::ranges::sort(allowed);
  if (!std::ranges::includes(allowed, asked)) return invalid_scope;
  return std::nullopt;
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  std::cerr << "a request for a token\n";
  const auto client = oauth::basic_credentials(request);
  if (!client.has_value()) return oauth::error_reply(client.error());
  if (client->has_value()) return oauth::error_reply({invalid_client, "these clients have no secret"});
  const auto form = oauth::Parameters::from_body(request);
  if (!form) return oauth::error_reply(form.error());

  auto problem = problem_of(*form, grant);
  std::optional<std::string> subject;
  if (!problem) {
    subject = grant.log_in(form->value("username"), form->value("password"));
    if (!subject) problem = invalid_grant;
  }
  if (problem) return oauth::error_reply({*problem});
  const auto words = form->words("scope");
  auto reply = web::json(200, grant.issue(*subject, words.empty() ? grant.allowed_scopes : words));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace lesson
