// How a Taskboard server starts, and what it says when it cannot.
#include <csignal>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "server_process.hpp"
#include "taskboard/schema.hpp"
#include "taskboard_world.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;

// What a server with this database says before it gives up, exit code first.
std::string farewell(const std::filesystem::path& database, std::vector<std::string> environment = {}) {
  ServerProcess server(TASKBOARD_SERVER, {"--port", "0", "--db", database.string()}, std::move(environment));
  const auto text = server.rest();
  return std::to_string(server.exit_code()) + ' ' + text;
}

}  // namespace

TEST_CASE("a server that cannot open its database says which, and why", "[taskboard][start]") {
  const TemporaryFolder folder;
  CHECK_THAT(farewell(folder.path() / "missing" / "taskboard.db"),
             ContainsSubstring("1 ") && ContainsSubstring("missing/taskboard.db cannot be opened"));
  CHECK_THAT(farewell("/proc/taskboard.db"), ContainsSubstring("1 /proc/taskboard.db cannot be opened"));
  CHECK_THAT(farewell(folder.write("junk.db", std::string(4096, 'x'))),
             ContainsSubstring("1 ") && ContainsSubstring("junk.db is damaged, or is not a database"));
}

TEST_CASE("a database of a later version is left alone", "[taskboard][start]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "taskboard.db";
  std::vector<std::string_view> later(taskboard::migrations().begin(), taskboard::migrations().end());
  later.emplace_back("CREATE TABLE wishes (id INTEGER PRIMARY KEY) STRICT");
  store::Database{file, later};
  CHECK_THAT(farewell(file), ContainsSubstring("1 ") && ContainsSubstring("later version"));
}

TEST_CASE("a server does not start on a weak secret", "[taskboard][start][R6]") {
  const TemporaryFolder folder;
  CHECK_THAT(farewell(folder.path() / "taskboard.db", {"JWT_SECRET=changethis"}),
             ContainsSubstring("1 ") && ContainsSubstring("JWT_SECRET") && ContainsSubstring("urandom"));
}

TEST_CASE("--seed puts the cast in, and a server without users says how", "[taskboard][start]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "taskboard.db";
  {
    ServerProcess server(TASKBOARD_SERVER, {"--port", "0", "--db", file.string()});
    CHECK_THAT(server.line(), ContainsSubstring("--seed"));
  }
  ServerProcess server(TASKBOARD_SERVER, {"--port", "0", "--seed", "--log", "off", "--db", file.string()});
  auto client = http_client::Client("http://127.0.0.1:" + std::to_string(server.port()));
  const json::Value carol{{"email", "carol@example.com"}, {"password", "silver-bells"}};
  const auto login = client.post("/users/login", carol);
  REQUIRE(login.status == 200);
  const auto token = http_client::bearer(login.json().text("access_token").value());
  CHECK(client.get("/admin/users", {token}).json().size() == 3);
}
