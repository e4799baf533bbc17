// The flawed client of lab 7g.
#include "login_csrf_flawed.hpp"

#include "oauth/opaque_token.hpp"
#include "oauth/parameters.hpp"
#include "oauth/redirect_uri.hpp"
#include "web/auth_errors.hpp"
#include "web/cookies.hpp"

namespace lesson {
namespace {

constexpr auto cookie_name = "session";
constexpr std::chrono::seconds lifetime{3600};

web::HttpError refused(const std::string& why) { return {.status = 400, .detail = why, .log_reason = why}; }

}  // namespace

web::Reply NotesClient::start(const web::Request& request) {
  ledger_.started(request.remote_address);
  return web::see_other(oauth::with_parameters(std::string(NotesProvider::url) + "/authorize",
                                               {{"response_type", "code"},
                                                {"client_id", NotesProvider::client_id},
                                                {"redirect_uri", NotesProvider::redirect_uri}}));
}

// "The provider has made the code, so it is good. It does not matter which browser brings it."
web::Reply NotesClient::finish(const web::Request& request) {
  const auto parameters = oauth::Parameters::from_query(request);
  const auto code = parameters ? parameters->value("code") : "";
  const auto user = provider_.redeem(code);
  if (!user) throw refused("This code is unknown, or it was redeemed before.");
  ledger_.finished(request.remote_address, *user);

  const auto cookie = oauth::new_opaque_token().text;
  const std::scoped_lock lock(mutex_);
  sessions_[cookie] = *user;
  auto reply = web::see_other("/notes");
  reply.headers.push_back(web::set_cookie(cookie_name, cookie, lifetime));
  return reply;
}

std::string NotesClient::user_of_cookie(const web::Request& request) {
  const auto cookie = web::cookie(request, cookie_name);
  const std::scoped_lock lock(mutex_);
  const auto session = sessions_.find(cookie.value_or(""));
  if (session == sessions_.end()) throw web::not_authenticated();
  return session->second;
}

web::Reply NotesClient::show_notes(const web::Request& request) {
  const auto user = user_of_cookie(request);
  auto notes = json::Value::array();
  const std::scoped_lock lock(mutex_);
  for (const auto& note : notes_[user]) notes.push_back(note);
  return web::ok({{"notes", notes}});
}

web::Reply NotesClient::save_note(const web::Request& request) {
  const auto user = user_of_cookie(request);
  const auto form = oauth::Parameters::from_body(request);
  if (!form) throw refused("This is not a form.");
  const std::scoped_lock lock(mutex_);
  notes_[user].push_back(form->value("note"));
  return web::see_other("/notes");
}

web::App NotesClient::app() {
  const auto open = [this](auto method) {
    return web::open([this, method](const web::Request& request) { return (this->*method)(request); });
  };
  web::App app({.title = "A client that keeps notes"});
  app.get("/login/start", {.summary = "Go to the provider"}, open(&NotesClient::start));
  app.get("/login/callback", {.summary = "Back from the provider"}, open(&NotesClient::finish));
  app.get("/notes", {.summary = "My notes"}, open(&NotesClient::show_notes));
  app.post("/notes", {.summary = "One more"}, open(&NotesClient::save_note));
  return app;
}

}  // namespace lesson
