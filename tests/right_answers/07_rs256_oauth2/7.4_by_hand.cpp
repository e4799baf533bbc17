// Reads the Authorization header itself, and writes its own replies.
#include "base/ascii.hpp"
#include "oauth/parameters.hpp"
#include "token_reply.hpp"

namespace lesson {
namespace {

web::Reply reply(int status, const json::Value& body) {
  auto made = web::json(status, body);
  made.headers.push_back({"cache-control", "no-store"});
  made.headers.push_back({"Pragma", "no-cache"});
  if (status == 401) made.headers.push_back({"WWW-Authenticate", "Basic realm=\"token\""});
  return made;
}

web::Reply refuse(const char* code, int status = 400) {
  return reply(status, {{"error", code}, {"error_description", "See RFC 6749."}});
}

bool names_a_client(const web::Request& request) {
  const auto headers = request.header_values("Authorization");
  if (headers.empty()) return false;
  return headers.size() > 1 || !base::equal_ignoring_case(headers[0].substr(0, 6), "Basic ") ||
         headers[0].substr(6) != "Og==";
}

}  // namespace

web::Reply token_reply(const web::Request& request, const PasswordGrant& grant) {
  if (names_a_client(request)) return refuse("invalid_client", 401);
  const auto form = oauth::Parameters::from_body(request);
  if (!form) return refuse("invalid_request");
  for (const auto* const name : {"grant_type", "username", "password"})
    if (form->value(name).empty()) return refuse("invalid_request");
  if (*form->find("grant_type") != "password") return refuse("unsupported_grant_type");

  std::vector<std::string> scopes;
  for (const auto& asked : form->words("scope")) {
    bool known = false;
    for (const auto& allowed : grant.allowed_scopes) known = known || asked == allowed;
    if (!known) return refuse("invalid_scope");
    scopes.push_back(asked);
  }
  const std::optional<std::string> subject = grant.log_in(*form->find("username"), *form->find("password"));
  if (!subject.has_value()) return refuse("invalid_grant");
  return reply(200, grant.issue(*subject, scopes.empty() ? grant.allowed_scopes : scopes));
}

}  // namespace lesson
