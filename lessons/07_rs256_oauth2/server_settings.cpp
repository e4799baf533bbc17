#include "server_settings.hpp"

#include <optional>
#include <utility>

#include "base/free_port.hpp"
#include "base/url.hpp"
#include "base/whole_number.hpp"
#include "program/course_clock.hpp"
#include "taskboard_api/serve.hpp"

namespace lesson {
namespace {

const std::vector<program::ExtraArgument> extra_arguments{
    {"--api-port", "NUMBER", "where Taskboard listens (ten more than --port)"},
    {"--issuer", "URL", "another identity provider that Taskboard trusts; may be repeated"},
    {"--audience", "URL", "whom the tokens of Taskboard must be meant for (its own URL)"},
    {"--legacy-password-grant", "", "let clients send passwords to /token, which RFC 9700 forbids"},
    {"--rotate-key", "", "publish a new signing key; it signs five minutes later"},
    {"--data", "FOLDER", "where the databases are (.course)"},
    {"--seed", "", "put alice, bob and carol in"}};

std::unexpected<program::EarlyExit> wrong_usage(const std::string& what) {
  return std::unexpected(program::EarlyExit{.text = what + "\n", .exit_code = 2});
}

std::optional<int> read_port(const std::string& text) {
  const auto port = base::whole_number(text);
  return port && *port <= 65535 ? std::optional(static_cast<int>(*port)) : std::nullopt;
}

// The port of Taskboard, beside that of the authorization server; std::nullopt if there is no such port.
std::optional<int> api_port(const program::Arguments& arguments) {
  const int first = arguments.options.port;
  const auto named = arguments.value("--api-port");
  return read_port(named.value_or(std::to_string(first == 0 ? 0 : first + 10)));
}

std::string url_of(const web::Options& options) {
  return base::Url{.scheme = options.tls ? "https" : "http",
                   .host = options.host,
                   .port = options.port,
                   .path = {},
                   .query = {}}
      .origin();
}

bool is_issuer(const std::string& text) {
  const auto url = base::parse_url(text);
  return url && (url->scheme == "https" || url->is_loopback());
}

int free_port_beside(int taken) {
  int port = taken;
  while (port == taken) port = base::free_port();
  return port;
}

void take_free_ports(int& first, int& second) {
  if (first == 0) first = free_port_beside(second);
  if (second == 0) second = free_port_beside(first);
}

// The default folder is made if it is missing, so that it can always be opened.
std::filesystem::path data_folder(const program::Arguments& arguments) {
  const auto named = arguments.value("--data");
  return named ? std::filesystem::path(*named) : taskboard_api::data_folder();
}

}  // namespace

std::expected<ServerSettings, program::EarlyExit> read_settings(int argc, char** argv) {
  auto arguments = program::read_arguments({.port = 8007}, extra_arguments, argc, argv);
  if (!arguments) return std::unexpected(arguments.error());
  if (!arguments->value("--data")) program::follow_course_clock(arguments->options);
  const auto taskboard_port = api_port(*arguments);
  if (!taskboard_port) return wrong_usage("--api-port takes a number from 0 to 65535");
  for (const auto& issuer : arguments->values("--issuer"))
    if (!is_issuer(issuer))
      return wrong_usage(
          "--issuer takes an https URL, or http with a loopback address: http://127.0.0.1:9007");

  ServerSettings settings{.authorization_server = arguments->options,
                          .taskboard = arguments->options,
                          .urls = {},
                          .other_issuers = arguments->values("--issuer"),
                          .audience = {},
                          .data = data_folder(*arguments),
                          .legacy_password_grant = arguments->extra.contains("--legacy-password-grant"),
                          .rotate_key = arguments->extra.contains("--rotate-key"),
                          .seed = arguments->extra.contains("--seed")};
  settings.taskboard.port = *taskboard_port;
  take_free_ports(settings.authorization_server.port, settings.taskboard.port);
  settings.urls = {.authorization_server = url_of(settings.authorization_server),
                   .taskboard = url_of(settings.taskboard)};
  settings.audience = arguments->value("--audience").value_or(settings.urls.taskboard);
  return settings;
}

}  // namespace lesson
