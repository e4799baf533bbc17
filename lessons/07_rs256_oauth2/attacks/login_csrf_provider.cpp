#include "login_csrf_provider.hpp"

#include <utility>

#include "oauth/opaque_token.hpp"
#include "oauth/parameters.hpp"
#include "oauth/redirect_uri.hpp"
#include "web/cookies.hpp"

namespace lesson {
namespace {

web::HttpError refused(const std::string& why) { return {.status = 400, .detail = why, .log_reason = why}; }

}  // namespace

std::string NotesProvider::log_in(const std::string& name) {
  auto cookie = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  sessions_[cookie] = name;
  return cookie;
}

std::optional<std::string> NotesProvider::redeem(const std::string& code) {
  const std::scoped_lock lock(mutex_);
  auto found = codes_.extract(code);
  return found.empty() ? std::nullopt : std::optional(std::move(found.mapped()));
}

web::Reply NotesProvider::authorize(const web::Request& request) {
  const auto parameters = oauth::Parameters::from_query(request);
  if (!parameters || parameters->value("response_type") != "code" ||
      parameters->value("client_id") != client_id)
    throw refused("This is not a request of a client.");
  if (parameters->value("redirect_uri") != redirect_uri)
    throw refused("This is not the client's redirect URI.");
  const auto cookie = web::cookie(request, "provider").value_or("");
  const auto code = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  const auto session = sessions_.find(cookie);
  if (session == sessions_.end()) throw refused("This browser is not logged in.");
  codes_[code] = session->second;
  return web::see_other(
      oauth::with_parameters(redirect_uri, {{"code", code}, {"state", parameters->value("state")}}));
}

web::App NotesProvider::app() {
  web::App app({.title = "An identity provider"});
  app.get("/authorize", {.summary = "Ask for a code"},
          web::open([this](const web::Request& request) { return authorize(request); }));
  return app;
}

}  // namespace lesson
