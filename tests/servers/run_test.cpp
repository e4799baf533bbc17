// program::run, seen from outside the process.
#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "raw_socket.hpp"
#include "server_process.hpp"

namespace {

ServerProcess echo_server(std::vector<std::string> arguments) { return {ECHO_SERVER, std::move(arguments)}; }

}  // namespace

TEST_CASE("a server says where it listens, serves, and ends on a signal", "[run]") {
  const auto signal = GENERATE(SIGINT, SIGTERM);
  auto server = echo_server({"--port", "0", "--log", "off"});
  const auto port = server.port();
  CHECK(status_of(ask(port, "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n")) == 200);
  server.signal(signal);
  CHECK(server.exit_code() == 0);
}

TEST_CASE("a second server on one port says what to do", "[run][port]") {
  auto first = echo_server({"--port", "0"});
  const auto port = first.port();
  auto second = echo_server({"--port", std::to_string(port)});
  CHECK(second.line().find("the port is in use") != std::string::npos);
  CHECK(second.line().find("--port 0") != std::string::npos);
  CHECK(second.exit_code() == 1);
}

TEST_CASE("several apps of one process listen on their own ports, and one signal ends them", "[run]") {
  auto server = echo_server({"--port", "0", "--second", "0", "--log", "off"});
  const auto first = server.port(), second = server.port();
  CHECK(first != second);
  for (const auto port : {first, second})
    CHECK(status_of(ask(port, "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n")) == 200);
  server.signal(SIGTERM);
  CHECK(server.exit_code() == 0);
  CHECK_THROWS(RawSocket(first));
  CHECK_THROWS(RawSocket(second));
}

TEST_CASE("if one of several apps cannot listen, none is served", "[run][port]") {
  auto other = echo_server({"--port", "0"});
  auto server = echo_server({"--port", "0", "--second", std::to_string(other.port())});
  CHECK(server.line().find("the port is in use") != std::string::npos);
  CHECK(server.exit_code() == 1);
}

TEST_CASE("the request log is JSON on request", "[run][log]") {
  auto server = echo_server({"--port", "0", "--log", "json"});
  ask(server.port(), "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  const auto line = server.line();
  CHECK(line.starts_with("{\"time\":\""));
  CHECK(line.find("\"method\":\"GET\",\"route\":\"/hello\",\"status\":200,\"ms\":") != std::string::npos);
}

TEST_CASE("--tls alone makes a pair for this run, and names its files when it cannot read them",
          "[run][tls]") {
  auto server = echo_server({"--port", "0", "--log", "off", "--tls"});
  CHECK(server.line().starts_with("Listening on https://127.0.0.1:"));
  server.signal(SIGTERM);
  CHECK(server.exit_code() == 0);
  auto broken = echo_server({"--port", "0", "--tls", "no_certificate.pem", "no_key.pem"});
  CHECK(broken.line().contains("no_certificate.pem"));
  CHECK(broken.exit_code() == 1);
}

TEST_CASE("a wrong argument ends with its complaint and the list of arguments", "[run][arguments]") {
  const auto words = GENERATE(values<std::vector<std::string>>({{"--port"},
                                                                {"--port", "x"},
                                                                {"--port", "65536"},
                                                                {"--log", "loud"},
                                                                {"--colour", "red"},
                                                                {"--tls", "one.pem"}}));
  auto server = echo_server(words);
  CHECK_FALSE(server.line().empty());
  CHECK(server.line().starts_with("  --host"));
  CHECK(server.exit_code() == 2);
}
