// The routes of both servers, and who may call them.
#include "routes.hpp"

#include <utility>

#include "taskboard_api/database.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/project_handlers.hpp"
#include "taskboard_api/task_handlers.hpp"

namespace lesson {
namespace {

namespace api = taskboard_api;
using web::Operation;

// What /docs says about the routes that are only here.
struct Documentation {
  Operation authorize{.summary = "Ask the user for a code",
                      .tags = {"browser"},
                      .answers = {{200, "A page to log in or to consent"},
                                  {303, "Back to the client, with a code or an error"},
                                  {400, "Nobody to send an error to: a page"}}};
  Operation authorize_form{
      .summary = "The same, as a form", .tags = {"browser"}, .answers = authorize.answers};
  Operation log_in{.summary = "What the login page sends", .tags = {"browser"}, .answers = authorize.answers};
  Operation consent{
      .summary = "What the consent page sends", .tags = {"browser"}, .answers = authorize.answers};
  Operation style{.summary = "The style sheet of the pages", .tags = {"browser"}};
  Operation token{.summary = "A code, a refresh token or a client's secret for tokens",
                  .tags = {"clients"},
                  .answers = {{200, "The tokens (RFC 6749 §5.1)"},
                              {400, "An error (RFC 6749 §5.2)"},
                              {401, "The client is unknown, or its secret is wrong"},
                              {429, "Too many attempts; Retry-After says when to try again"}}};
  Operation revoke{.summary = "End what a token stands for",
                   .tags = {"clients"},
                   .answers = {{200, "It has ended, or it was unknown"},
                               {400, "An error"},
                               {401, "The client is unknown, or its secret is wrong"}}};
  Operation userinfo{.summary = "Who the user is", .tags = {"clients"}};
  Operation jwks{.summary = "The keys that verify our tokens", .tags = {"metadata"}};
  Operation metadata{.summary = "What this server offers", .tags = {"metadata"}};

  Operation choose{.summary = "Log in with …", .tags = {"browser"}};
  Operation start{
      .summary = "Go to a provider",
      .tags = {"browser"},
      .parameters = {{web::Parameter::In::query, "issuer", "One that we trust", {{"type", "string"}}}},
      .answers = {{303, "Go there"}, {404, "Not one that we trust"}, {503, "It cannot be reached"}}};
  Operation finish{
      .summary = "Back from a provider",
      .tags = {"browser"},
      .answers = {{303, "Logged in: go to /me"}, {400, "Not the login that this browser has started"}}};
  Operation log_out{.summary = "Log out", .tags = {"browser"}, .answers = {{303, "Go to /login"}}};
  Operation who_am_i{.summary = "Who am I to you?", .tags = {"users"}};
};
const Documentation docs;

// A method of a server as a handler for everybody.
template <typename Server>
auto open_on(const std::shared_ptr<Server>& server) {
  return [server](auto method) {
    return web::open([server, method](const web::Request& request) { return ((*server).*method)(request); });
  };
}

// The authorization code flow as /docs uses it, and the password flow where it is switched on.
std::vector<web::SecurityRequirement> schemes(const AuthorizationServerConfig& config) {
  const auto scopes = scopes_of_a_login(config);
  const auto code = web::oauth2_authorization_code({"/authorize", "/token"}, scopes);
  if (!config.legacy_password_grant) return {{code, {"openid"}}};
  return {{code, {"openid"}}, {web::oauth2_password("/token", scopes), {"openid"}}};
}

}  // namespace

web::App authorization_server_app(const std::shared_ptr<AuthorizationServer>& server) {
  using Server = AuthorizationServer;
  const auto open = open_on(server);
  const auto access_token = web::verified_token(server->verifier(), schemes(server->config()));
  const auto active = access_token.require([server](const auto& claims) { server->require_active(claims); });
  const auto userinfo = [server](const auto& claims, const web::Request&) {
    return server->userinfo(claims);
  };
  const auto jwks = web::open([server](const web::Request&) { return server->jwks(); });
  const auto metadata = web::open([server](const web::Request&) { return server->metadata(); });

  web::App app(
      {.title = "Authorization server", .description = "Logs users in, and issues tokens for Taskboard."});
  app.on_exception(api::database_unavailable);

  app.get("/authorize", docs.authorize, open(&Server::authorize));
  app.post("/authorize", docs.authorize_form, open(&Server::authorize));
  app.post("/authorize/login", docs.log_in, open(&Server::log_in));
  app.post("/authorize/consent", docs.consent, open(&Server::consent));
  app.get("/style.css", docs.style, web::open([](const auto&) { return oauth::style_sheet(); }));

  app.post("/token", docs.token, open(&Server::token));  // Exercises 7.1, 7.4, 7.5 and 7.8
  app.post("/revoke", docs.revoke, open(&Server::revoke));
  app.get("/userinfo", docs.userinfo, active(userinfo));
  app.post("/userinfo", docs.userinfo, active(userinfo));

  app.get("/.well-known/jwks.json", docs.jwks, jwks);  // Exercise 7.3
  app.get("/.well-known/openid-configuration", docs.metadata, metadata);
  app.get("/.well-known/oauth-authorization-server", docs.metadata, metadata);
  app.get("/health", api::docs.health, web::open(web::health));
  return app;
}

web::App taskboard_app(const std::shared_ptr<ResourceServer>& server) {
  using Server = ResourceServer;
  const auto open = open_on(server);
  const auto reader = server->user(read_scope), writer = server->user(write_scope);  // Exercises 7.6 and 7.8
  const auto who_am_i = [server](const api::Caller& caller, const web::Request&) {
    return server->who_am_i(caller);
  };

  web::App app(
      {.title = "Taskboard", .description = "Users, projects and tasks, behind the tokens of others."});
  app.on_exception(api::database_unavailable);

  app.get("/me", docs.who_am_i, server->browser_or_token()(who_am_i));
  app.get("/login", docs.choose, open(&Server::choose_provider));
  app.get("/style.css", docs.style, web::open([](const auto&) { return oauth::style_sheet(); }));
  app.get("/login/start", docs.start, open(&Server::start_login));
  app.get("/login/callback", docs.finish, open(&Server::finish_login));  // Exercise 7.7
  app.post("/logout", docs.log_out, open(&Server::log_out));

  app.post("/projects/", api::docs.create_project, writer(api::create_project));
  app.get("/projects/", api::docs.list_projects, reader(api::list_projects));
  app.get("/projects/{id}", api::docs.read_project, reader(api::read_project));
  app.del("/projects/{id}", api::docs.remove_project, writer(api::remove_project));

  app.post("/tasks/projects/{project_id}", api::docs.create_task, writer(api::create_task));
  app.get("/tasks/projects/{project_id}", api::docs.list_tasks, reader(api::list_tasks));
  app.put("/tasks/{id}", api::docs.update_task, writer(api::update_task));
  app.del("/tasks/{id}", api::docs.remove_task, writer(api::remove_task));
  app.get("/items", api::docs.list_items, reader(api::list_items));

  app.get("/.well-known/oauth-protected-resource", docs.metadata,
          web::open([server](const web::Request&) { return server->metadata(); }));
  app.get("/health", api::docs.health, web::open(web::health));
  return app;
}

}  // namespace lesson
