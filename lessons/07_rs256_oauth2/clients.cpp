#include "clients.hpp"

#include "oauth/clients.hpp"
#include "resource_server.hpp"

namespace lesson {

void register_clients(store::Database& database, const ServerUrls& urls, const crypto::Secret& secret) {
  using oauth::ClientKind;
  const std::vector<std::string> a_login{"openid", "email", read_scope, write_scope};
  auto everything = a_login;
  everything.emplace_back("offline_access");
  oauth::put_client(database, {.id = "docs",
                               .name = "API documentation",
                               .kind = ClientKind::public_web,
                               .redirect_uris = {urls.authorization_server + "/docs/oauth2-redirect"},
                               .grant_types = {"authorization_code"},
                               .scopes = a_login});
  oauth::put_client(database, {.id = "taskboard",
                               .name = "Taskboard",
                               .kind = ClientKind::public_web,
                               .redirect_uris = {urls.taskboard + "/login/callback"},
                               .grant_types = {"authorization_code"},
                               .scopes = {"openid", "email"}});
  oauth::put_client(database, {.id = "taskboard-cli",
                               .name = "Taskboard on the command line",
                               .kind = ClientKind::native,
                               .redirect_uris = {"http://127.0.0.1/callback"},
                               .grant_types = {"authorization_code", "refresh_token"},
                               .scopes = everything});
  oauth::put_client(database,
                    {.id = "report-job",
                     .name = "The nightly report",
                     .kind = ClientKind::confidential,
                     .grant_types = {"client_credentials"},
                     .scopes = {read_scope}},
                    &secret);
}

}  // namespace lesson
