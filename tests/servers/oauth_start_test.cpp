// Lesson 7's servers, solved, as the process that a learner starts.
#include <csignal>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "oauth_world.hpp"
#include "server_process.hpp"

namespace {

// The process, with its databases in `data`.
struct Servers {
  ServerProcess process;
  std::string secret = process.line();
  int login_port = process.port();
  int board_port = process.port();
  std::string login = "http://127.0.0.1:" + std::to_string(login_port);
  std::string board = "http://127.0.0.1:" + std::to_string(board_port);
  Sites sites;

  explicit Servers(const std::filesystem::path& data, std::vector<std::string> more = {})
      : process(OAUTH_SERVERS, arguments(data, std::move(more))) {
    sites.add(login, over_socket(login_port));
    sites.add(board, over_socket(board_port));
  }

  // Both end well.
  int stop() {
    process.signal(SIGTERM);
    return process.exit_code();
  }

 private:
  static std::vector<std::string> arguments(const std::filesystem::path& data,
                                            std::vector<std::string> more) {
    more.insert(more.end(), {"--port", "0", "--api-port", "0", "--data", data.string(), "--log", "off"});
    return more;
  }
};

// Answers the pages of the authorization server as alice does.
const Page& go_through(Browser& browser, const std::string& url) {
  browser.open(url);
  if (browser.page().form_action() == "/authorize/login")
    browser.submit({{"email", "alice@example.com"}, {"password", "looking-glass"}});
  if (browser.page().form_action() == "/authorize/consent") browser.submit({{"decision", "allow"}});
  return browser.page();
}

// Where taskboard-cli sends the browser, at this server.
std::string authorization_url(const Servers& servers, const CommandLineClient& client,
                              const std::string& scope) {
  const auto url = client.authorization_url(scope);
  return servers.login + url.substr(OwnAuthorizationServer::issuer.size());
}

std::string farewell(const std::vector<std::string>& arguments) {
  ServerProcess process(OAUTH_SERVERS, arguments);
  const auto text = process.rest();
  return std::to_string(process.exit_code()) + " " + text;
}

}  // namespace

TEST_CASE("both servers of one process log alice in, and remember her after a restart", "[oauth_start]") {
  const TemporaryFolder data;
  std::string refresh_token;
  {
    Servers servers(data.path(), {"--seed"});
    CHECK(servers.secret.starts_with("The client report-job has the secret "));
    const auto metadata = servers.sites.get(servers.login + "/.well-known/openid-configuration").json();
    CHECK(metadata.text("issuer") == servers.login);

    Browser browser(servers.sites);
    const CommandLineClient client;
    const auto scope = "openid offline_access taskboard:read taskboard:write";
    const auto code = go_through(browser, authorization_url(servers, client, scope)).parameter("code");
    const Tokens tokens{servers.sites.post_form(servers.login + "/token", client.redemption(code))};
    REQUIRE(tokens.answer.status == 200);
    refresh_token = tokens.refresh;
    const auto me = servers.sites.get(servers.board + "/me", {http_client::bearer(tokens.access)});
    CHECK(me.json().text("issuer") == servers.login);
    CHECK(
        go_through(browser, servers.board + "/login/start?" + base::encode_form({{"issuer", servers.login}}))
            .body == me.body);
    CHECK(servers.stop() == 0);
  }
  Servers servers(data.path());
  const auto refreshed = servers.sites.post_form(
      servers.login + "/token",
      {{"grant_type", "refresh_token"}, {"client_id", "taskboard-cli"}, {"refresh_token", refresh_token}});
  CHECK(refreshed.status == 200);
}

TEST_CASE("--rotate-key publishes a second key, and --legacy-password-grant says so",
          "[oauth_start][R33][R39]") {
  const TemporaryFolder data;
  const auto metadata = "/.well-known/openid-configuration", keys = "/.well-known/jwks.json";
  {
    Servers servers(data.path());
    CHECK_FALSE(servers.sites.get(servers.login + metadata).body.contains("\"password\""));
    CHECK(servers.sites.get(servers.login + keys).json().at("keys").size() == 1);
  }
  Servers servers(data.path(), {"--rotate-key", "--legacy-password-grant"});
  CHECK(servers.sites.get(servers.login + metadata).body.contains("\"password\""));
  CHECK(servers.sites.get(servers.login + keys).json().at("keys").size() == 2);
}

TEST_CASE("a server without accounts says how to get some", "[oauth_start]") {
  const TemporaryFolder data;
  ServerProcess process(OAUTH_SERVERS, {"--port", "0", "--api-port", "0", "--data", data.path().string()});
  CHECK(process.line() == "Nobody has an account yet. --seed puts alice, bob and carol in.");
}

TEST_CASE("a start that gets no port leaves the clients of the running server alone", "[oauth_start]") {
  const TemporaryFolder data;
  Servers servers(data.path(), {"--seed"});
  const auto second = farewell({"--port", std::to_string(servers.login_port), "--api-port", "0", "--data",
                                data.path().string(), "--log", "off", "--rotate-key"});
  CHECK(second.starts_with("1 "));
  CHECK_FALSE(second.contains("secret"));
  const auto secret = servers.secret.substr(servers.secret.rfind(' ') + 1);
  CHECK(servers.sites
            .post_form(servers.login + "/token", {{"grant_type", "client_credentials"},
                                                  {"client_id", "report-job"},
                                                  {"client_secret", secret},
                                                  {"scope", "taskboard:read"}})
            .status == 200);
  CHECK(servers.sites.get(servers.login + "/.well-known/jwks.json").json().at("keys").size() == 1);
}

TEST_CASE("help fits a terminal of 80 columns", "[oauth_start]") {
  std::istringstream lines(farewell({"--help"}));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
  }
}

TEST_CASE("a wrong argument is told at the start", "[oauth_start]") {
  CHECK(farewell({"--api-port", "x"}).starts_with("2 --api-port takes a number"));
  CHECK(farewell({"--port", "65530"}).starts_with("2 --api-port takes a number"));
  CHECK(farewell({"--issuer", "http://login.example"}).starts_with("2 --issuer takes an https URL"));
  CHECK(farewell({"--issuer", "http://localhost:9007"}).starts_with("2 --issuer takes an https URL"));
  CHECK(farewell({"--data", "/proc/nowhere"}).starts_with("1 "));
}
