// How servers begin and end.
#include <chrono>
#include <future>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "echo_app.hpp"
#include "raw_socket.hpp"
#include "test_server.hpp"

namespace {

using namespace std::chrono_literals;

// An app with one handler that answers when it is told to.
struct Patient {
  std::promise<void> reached;
  std::promise<void> go_on;

  web::App app() {
    web::App app({.title = "Patient"});
    app.get("/wait", {.summary = "Wait"}, web::open([this](const web::Request&) {
              reached.set_value();
              go_on.get_future().wait();
              return web::ok({{"waited", true}});
            }));
    return app;
  }
};

}  // namespace

TEST_CASE("a request in flight is answered before the server ends", "[stop]") {
  Patient patient;
  TestServer server(patient.app());
  RawSocket socket(server.port());
  socket.send("GET /wait HTTP/1.1\r\nHost: test\r\n\r\n");
  patient.reached.get_future().wait();

  auto stopped = std::async(std::launch::async, [&] { return server.stop(); });
  CHECK(stopped.wait_for(50ms) == std::future_status::timeout);
  patient.go_on.set_value();
  const auto answer = socket.read_answer();
  CHECK(status_of(answer) == 200);
  CHECK(stopped.get());
}

TEST_CASE("a handler that never comes back does not keep the server from stopping", "[stop]") {
  Patient patient;
  TestServer server(patient.app(), {.log = web::LogFormat::off, .limits = {.stop = 50ms}});
  RawSocket socket(server.port());
  socket.send("GET /wait HTTP/1.1\r\nHost: test\r\n\r\n");
  patient.reached.get_future().wait();
  CHECK_FALSE(server.stop());
  patient.go_on.set_value();
}

TEST_CASE("idle connections do not delay the end", "[stop]") {
  TestServer server(echo_app());
  RawSocket idle(server.port());
  idle.send("GET /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  REQUIRE(status_of(idle.read_answer()) == 200);

  const auto start = std::chrono::steady_clock::now();
  CHECK(server.stop());
  CHECK(std::chrono::steady_clock::now() - start < 4s);  // Limits::stop would be five.
  CHECK(idle.closes_within(10s));
}

TEST_CASE("nobody listens after the end", "[stop]") {
  TestServer server(echo_app());
  const auto port = server.port();
  server.stop();
  CHECK_THROWS_AS(RawSocket(port), std::runtime_error);
}

TEST_CASE("a second server on one port does not come up, and says why", "[stop][port]") {
  const TestServer first(echo_app());
  const auto app = echo_app();
  CHECK_THROWS_WITH(web::Server(app, {.port = first.port()}),
                    Catch::Matchers::ContainsSubstring("the port is in use"));
}

TEST_CASE("a server that could not start leaves its port free", "[port]") {
  const auto app = echo_app();
  web::Options options{.log = web::LogFormat::off, .tls = web::TlsFiles{"/nowhere.pem", "/nowhere.pem"}};
  {
    const TestServer other(echo_app());
    options.port = other.port();
  }
  CHECK_THROWS_WITH(web::Server(app, options), Catch::Matchers::ContainsSubstring("/nowhere.pem"));
  CHECK_THROWS_WITH(web::Server(app, options), Catch::Matchers::ContainsSubstring("/nowhere.pem"));
}
