#pragma once

// Both servers of this lesson with the answers that are linked in, in one process. What Taskboard knows of
// the authorization server, it has fetched from it.
#include <memory>
#include <string>
#include <vector>

#include "jwt/signer.hpp"
#include "own_authorization_server.hpp"
#include "resource_server.hpp"
#include "verify_id_token.hpp"

// The tokens of an answer of /token, and the answer.
struct Tokens {
  http_client::Answer answer;
  std::string access = text("access_token");
  std::string refresh = text("refresh_token");
  std::string id = text("id_token");

  // A member of the answer, as text; "missing" if it has none.
  std::string text(const std::string& name) const { return answer.json().text(name).value_or("missing"); }
};

struct BothServers : OwnAuthorizationServer {
  static inline const std::string everything = "openid offline_access taskboard:read taskboard:write";

  Sites sites;
  std::vector<std::string> issuers{issuer};  // That Taskboard trusts.
  std::shared_ptr<store::Pool> board_pool = open("taskboard.db", taskboard::migrations());
  std::shared_ptr<store::Pool> logins = open("logins.db", oauth::client_migrations());
  CommandLineClient client;

  BothServers() : BothServers(Setup{}) {}
  explicit BothServers(const Setup& setup) : OwnAuthorizationServer(setup) {
    meet_holes();
    sites.add(issuer, app());
    start_taskboard();
  }

  // Taskboard as after a start: with empty caches, and with `issuers` as they are now. REQUIRES: `this`
  // outlives the app.
  web::App taskboard(const oauth::Fetch& fetch) {
    return lesson::taskboard_app(
        std::make_shared<lesson::ResourceServer>(lesson::ResourceServerConfig{.url = taskboard_url,
                                                                              .audience = taskboard_url,
                                                                              .issuers = issuers,
                                                                              .pool = board_pool,
                                                                              .logins = logins,
                                                                              .fetch = fetch,
                                                                              .clock = clock,
                                                                              .steady_clock = steady}));
  }
  void start_taskboard() { sites.add(taskboard_url, taskboard(sites.fetch())); }

  // The code that `user` gets for taskboard-cli in a new browser.
  std::string code_for(const taskboard::User& user, const std::string& scope = everything) {
    Browser browser(sites);
    return go_through(browser, client.authorization_url(scope), user).parameter("code");
  }
  http_client::Answer token(const Fields& form, std::vector<web::Header> headers = {}) {
    return sites.post_form(issuer + "/token", form, std::move(headers));
  }
  // The tokens of a login of `user` with taskboard-cli.
  Tokens tokens_for(const taskboard::User& user, const std::string& scope = everything) {
    return {token(client.redemption(code_for(user, scope)))};
  }
  http_client::Answer refresh(const std::string& refresh_token, const Fields& more = {}) {
    Fields form{{"grant_type", "refresh_token"}, {"client_id", client.id}, {"refresh_token", refresh_token}};
    form.insert(form.end(), more.begin(), more.end());
    return token(form);
  }
  http_client::Answer revoke(const std::string& some_token) {
    return sites.post_form(issuer + "/revoke", {{"client_id", client.id}, {"token", some_token}});
  }

  // GET of a page of Taskboard, or of the authorization server, with a token.
  http_client::Answer get(const std::string& path, const std::string& access_token) {
    return sites.get(taskboard_url + path, {http_client::bearer(access_token)});
  }
  int userinfo(const std::string& access_token) {
    return sites.get(issuer + "/userinfo", {http_client::bearer(access_token)}).status;
  }
  http_client::Answer add_project(const std::string& name, const std::string& access_token) {
    return sites.post_json(taskboard_url + "/projects/", {{"name", name}},
                           {http_client::bearer(access_token)});
  }

  // Where "Log in with …" starts at Taskboard.
  static std::string login_url(const std::string& at = issuer) {
    return taskboard_url + "/login/start?" + base::encode_form({{"issuer", at}});
  }

 private:
  // As in OwnAuthorizationServer.
  void meet_holes() {
    const jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
    lesson::JwksCache cache({issuer},
                            [](const auto&) { return std::unexpected(oauth::ProviderProblem::unreachable); });
    (void)cache.find(issuer, {.id = "kid", .algorithm = jwt::Algorithm::rs256});
    (void)lesson::verify_id_token(
        "no token",
        {.issuer = issuer, .client_id = "taskboard", .find_key = [](const auto&) { return std::nullopt; }},
        "nonce");
    const auto token = jwt::Signer(key, {}).issue({.lifetime = std::chrono::seconds{60}}).value();
    const auto claims = jwt::Verifier(key, {}).verify(token).value();
    try {
      lesson::require_scope(claims, lesson::read_scope);
    } catch (const web::HttpError&) {  // It has none.
    }
  }
};
