// The flawed server of lab 7f.
#include "redirect_prefix_flawed.hpp"

#include "oauth/error.hpp"
#include "oauth/opaque_token.hpp"
#include "oauth/parameters.hpp"
#include "oauth/redirect_uri.hpp"
#include "web/cookies.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

using oauth::ErrorCode;

constexpr auto cookie_name = "session";

web::HttpError refused(const std::string& why) { return {.status = 400, .detail = why, .log_reason = why}; }

// "The client has many pages, and every one of them wants to log somebody in."
bool is_page_of_client(const std::string& redirect_uri) {
  return redirect_uri.starts_with(PageServer::redirect_uri);
}

}  // namespace

web::Header PageServer::log_in(const std::string& name) {
  const auto cookie = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  sessions_[cookie] = name;
  return {"Cookie", std::string("__Host-") + cookie_name + "=" + cookie};
}

std::string PageServer::user_of_cookie(const web::Request& request) {
  const auto cookie = web::cookie(request, cookie_name);
  const std::scoped_lock lock(mutex_);
  const auto session = sessions_.find(cookie.value_or(""));
  if (session == sessions_.end()) throw refused("This browser is not logged in.");
  return session->second;
}

web::Reply PageServer::authorize(const web::Request& request) {
  const auto parameters = oauth::Parameters::from_query(request);
  if (!parameters || parameters->value("response_type") != "code")
    throw refused("response_type must be code.");
  if (parameters->value("client_id") != client_id) throw refused("There is no such client.");
  const auto to = parameters->value("redirect_uri");
  if (!is_page_of_client(to)) throw refused("This is not an address of the client.");

  const auto user = user_of_cookie(request);
  const auto code = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  codes_[code] = {.user = user, .redirect_uri = to};
  return web::see_other(oauth::with_parameters(to, {{"code", code}, {"state", parameters->value("state")}}));
}

// A code is valid once, even if it is refused.
std::optional<PageServer::Code> PageServer::take(const std::string& code) {
  const std::scoped_lock lock(mutex_);
  auto found = codes_.extract(code);
  return found.empty() ? std::nullopt : std::optional(std::move(found.mapped()));
}

web::Reply PageServer::token(const web::Request& request) {
  const auto form = oauth::Parameters::from_body(request);
  if (!form) return oauth::error_reply(form.error());
  if (form->value("grant_type") != "authorization_code")
    return oauth::error_reply({ErrorCode::unsupported_grant_type});
  if (form->value("client_id") != client_id) return oauth::error_reply({ErrorCode::invalid_client});
  const auto code = take(form->value("code"));
  if (!code || code->redirect_uri != form->value("redirect_uri"))
    return oauth::error_reply({ErrorCode::invalid_grant, "no such code, or another redirect URI"});

  const auto access_token = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  tokens_[access_token] = code->user;
  ledger_.redeemed(code->user, code->redirect_uri);
  return web::ok({{"access_token", access_token}, {"token_type", "Bearer"}});
}

web::Reply PageServer::show_me(const web::Request& request) {
  const auto shown = web::required_bearer_token(request);
  const std::scoped_lock lock(mutex_);
  const auto found = tokens_.find(shown);
  if (found == tokens_.end()) throw web::invalid_token("unknown");
  return web::ok({{"user", found->second}});
}

web::App PageServer::app() {
  const auto open = [this](auto method) {
    return web::open([this, method](const web::Request& request) { return (this->*method)(request); });
  };
  web::App app({.title = "A server that knows its client's pages"});
  app.get("/authorize", {.summary = "Ask for a code"}, open(&PageServer::authorize));
  app.post("/token", {.summary = "Redeem a code"}, open(&PageServer::token));
  app.get("/me", {.summary = "Who am I?"}, open(&PageServer::show_me));
  return app;
}

}  // namespace lesson
