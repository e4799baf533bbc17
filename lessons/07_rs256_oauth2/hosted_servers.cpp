#include "hosted_servers.hpp"

#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "accounts.hpp"
#include "base/base64url.hpp"
#include "base/course_clock.hpp"
#include "crypto/random.hpp"
#include "oauth/schema.hpp"
#include "routes.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/seed.hpp"
#include "taskboard_api/serve.hpp"

namespace lesson {
namespace {

std::shared_ptr<store::Pool> open(const ServerSettings& settings, const char* name,
                                  std::span<const std::string_view> migrations) {
  return std::make_shared<store::Pool>(settings.data / name, migrations);
}

}  // namespace

program::Hosted host_authorization_server(const ServerSettings& settings) {
  const auto pool = open(settings, "authorization.db", oauth::server_migrations());
  const auto accounts = open(settings, "accounts.db", taskboard::migrations());
  const oauth::Resource taskboard{.id = settings.audience, .name = "Taskboard", .scopes = taskboard_scopes()};
  const auto server = std::make_shared<AuthorizationServer>(
      AuthorizationServerConfig{.issuer = settings.urls.authorization_server,
                                .resources = {taskboard},
                                .legacy_password_grant = settings.legacy_password_grant,
                                .pool = pool,
                                .log_in = log_in_to(accounts, std::make_shared<const taskboard::Passwords>()),
                                .find_user = find_in(accounts),
                                .clock = base::course_seconds});
  // Not before: a server that runs already has the same databases.
  const auto prepare = [settings, pool, accounts, server] {
    if (settings.seed) taskboard::seed(*accounts->lease());
    taskboard_api::warn_if_no_accounts(*accounts->lease());
    if (settings.rotate_key) server->keys().publish_next();
    const auto secret = crypto::Secret::copy_of(base::base64url_encode(crypto::random_bytes(32)));
    register_clients(*pool->lease(), settings.urls, secret);
    std::printf("The client report-job has the secret %s\n", std::string(secret.text()).c_str());
  };
  return {.app = authorization_server_app(server),
          .options = settings.authorization_server,
          .when_listening = prepare};
}

program::Hosted host_taskboard(const ServerSettings& settings) {
  auto issuers = settings.other_issuers;
  issuers.insert(issuers.begin(), settings.urls.authorization_server);
  const auto server = std::make_shared<ResourceServer>(
      ResourceServerConfig{.url = settings.urls.taskboard,
                           .audience = settings.audience,
                           .issuers = std::move(issuers),
                           .pool = open(settings, "taskboard-7.db", taskboard::migrations()),
                           .logins = open(settings, "logins-7.db", oauth::client_migrations()),
                           .clock = base::course_seconds});
  return {.app = taskboard_app(server), .options = settings.taskboard};
}

}  // namespace lesson
