// Lesson 7's two servers in one process: an authorization server on port 8007 and Taskboard on port 8017.
// They share nothing but this file: what Taskboard knows about tokens, it fetches over HTTP, as it does from
// strangers.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>

#include "base/base64url.hpp"
#include "clients.hpp"
#include "crypto/random.hpp"
#include "oauth/schema.hpp"
#include "routes.hpp"
#include "taskboard/login.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/seed.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "taskboard_api/serve.hpp"
#include "web/run.hpp"

namespace {

using Pool = std::shared_ptr<store::Pool>;

const std::vector<web::ExtraArgument> arguments_of_ours{
    {"--api-port", "NUMBER", "where Taskboard listens (ten more than --port)"},
    {"--issuer", "URL", "another identity provider that Taskboard trusts; may be repeated"},
    {"--audience", "URL", "whom the tokens of Taskboard must be meant for (its own URL)"},
    {"--legacy-password-grant", "", "let clients send passwords to /token, which RFC 9700 forbids"},
    {"--data", "FOLDER", "where the databases are (.course)"},
    {"--seed", "", "put alice, bob and carol in"}};

std::string url_of(const web::Options& options) {
  return std::string(options.tls ? "https" : "http") + "://" + options.host + ":" +
         std::to_string(options.port);
}

web::Options api_options(const web::Arguments& arguments) {
  auto options = arguments.options;
  const auto named = arguments.value("--api-port");
  options.port = named ? std::atoi(named->c_str()) : options.port + 10;
  return options;
}

Pool open(const web::Arguments& arguments, const char* name, std::span<const std::string_view> migrations) {
  const std::filesystem::path folder = arguments.value("--data").value_or(taskboard_api::data_folder());
  return std::make_shared<store::Pool>(folder / name, migrations);
}

// The accounts of the authorization server.
oauth::LogIn log_in_to(const Pool& accounts) {
  return [accounts, passwords = std::make_shared<const taskboard::Passwords>()](
             std::string_view email, std::string_view password) -> std::optional<oauth::User> {
    const auto user =
        taskboard::log_in(*accounts->lease(), *passwords, {.email = email, .password = password});
    if (!user) return std::nullopt;
    return oauth::User{.subject = std::to_string(user->id), .email = user->email};
  };
}

oauth::FindUser find_in(const Pool& accounts) {
  return [accounts](std::string_view subject) -> std::optional<oauth::User> {
    const auto id = taskboard_api::user_id_of(subject);
    const auto user = id ? taskboard::find_user(*accounts->lease(), *id) : std::nullopt;
    if (!user || !user->active) return std::nullopt;
    return oauth::User{.subject = std::to_string(user->id), .email = user->email};
  };
}

web::Hosted authorization_server(const web::Arguments& arguments, const lesson::ServerUrls& urls) {
  const auto pool = open(arguments, "authorization.db", oauth::server_migrations());
  const auto accounts = open(arguments, "accounts.db", taskboard::migrations());
  if (arguments.extra.contains("--seed")) taskboard::seed(*accounts->lease());
  const auto secret = crypto::Secret::copy_of(base::base64url_encode(crypto::random_bytes(32)));
  lesson::register_clients(*pool->lease(), urls, secret);
  std::printf("The client report-job has the secret %s\n", std::string(secret.text()).c_str());
  const oauth::Resource taskboard{.id = arguments.value("--audience").value_or(urls.taskboard),
                                  .name = "Taskboard",
                                  .scopes = lesson::taskboard_scopes()};
  const auto server = std::make_shared<lesson::AuthorizationServer>(lesson::AuthorizationServerConfig{
      .issuer = urls.authorization_server,
      .resources = {taskboard},
      .legacy_password_grant = arguments.extra.contains("--legacy-password-grant"),
      .pool = pool,
      .log_in = log_in_to(accounts),
      .find_user = find_in(accounts)});
  return {.app = lesson::authorization_server_app(server), .options = arguments.options};
}

web::Hosted taskboard_server(const web::Arguments& arguments, const lesson::ServerUrls& urls) {
  auto issuers = arguments.values("--issuer");
  issuers.insert(issuers.begin(), urls.authorization_server);
  const auto server = std::make_shared<lesson::ResourceServer>(
      lesson::ResourceServerConfig{.url = urls.taskboard,
                                   .audience = arguments.value("--audience").value_or(urls.taskboard),
                                   .issuers = std::move(issuers),
                                   .pool = open(arguments, "taskboard-7.db", taskboard::migrations()),
                                   .logins = open(arguments, "logins-7.db", oauth::client_migrations())});
  return {.app = lesson::taskboard_app(server), .options = api_options(arguments)};
}

}  // namespace

int main(int argc, char* argv[]) try {
  const auto arguments = web::read_arguments({.port = 8007}, arguments_of_ours, argc, argv);
  if (!arguments) return web::say(arguments.error());
  const lesson::ServerUrls urls{.authorization_server = url_of(arguments->options),
                                .taskboard = url_of(api_options(*arguments))};
  return web::run({authorization_server(*arguments, urls), taskboard_server(*arguments, urls)});
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
