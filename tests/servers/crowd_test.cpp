// Many clients at once, most of them silent or slow: none of them keeps the others waiting.
#include <chrono>
#include <list>
#include <poll.h>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "echo_app.hpp"
#include "raw_socket.hpp"
#include "test_server.hpp"

namespace {

using namespace std::chrono_literals;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";

web::Options quick(web::Limits limits) { return {.log = web::LogFormat::off, .limits = limits}; }

}  // namespace

TEST_CASE("idle connections stop nobody", "[crowd]") {
  const TestServer server(echo_app(), quick({}));
  std::list<RawSocket> idle;
  for (int i = 0; i < 200; ++i) {
    auto& socket = idle.emplace_back(server.port());
    socket.send(hello);
    REQUIRE(status_of(socket.read_answer()) == 200);
  }
  CHECK(status_of(ask(server.port(), hello)) == 200);
}

TEST_CASE("half requests stop nobody", "[crowd]") {
  const TestServer server(echo_app(), quick({}));
  std::list<RawSocket> slow;
  for (int i = 0; i < 100; ++i) slow.emplace_back(server.port()).send("GET /hello HTTP/1.1\r\nHo");
  CHECK(status_of(ask(server.port(), hello)) == 200);
}

TEST_CASE("heads that come byte by byte stop nobody and are answered", "[crowd]") {
  const TestServer server(echo_app(), quick({.receive = 60s}));
  std::list<RawSocket> slow;
  for (int i = 0; i < 100; ++i) slow.emplace_back(server.port());
  const std::size_t slowly = 20;
  for (const char c : hello.substr(0, slowly)) {
    for (auto& socket : slow) REQUIRE(socket.send({&c, 1}));
    REQUIRE(status_of(ask(server.port(), hello)) == 200);
  }
  for (auto& socket : slow) {
    socket.send(hello.substr(slowly));
    CHECK(status_of(socket.read_answer()) == 200);
  }
}

TEST_CASE("a declared body that never comes loses its connection", "[crowd]") {
  const TestServer server(echo_app(), quick({.receive = 100ms}));
  RawSocket socket(server.port());
  socket.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\n{");
  CHECK(socket.closes_within(10s));
}

TEST_CASE("an idle connection ends after its time", "[crowd]") {
  const TestServer server(echo_app(), quick({.idle = 100ms}));
  RawSocket socket(server.port());
  CHECK(socket.closes_within(10s));
}

TEST_CASE("a connection beyond the limit waits until another ends", "[crowd]") {
  const TestServer server(echo_app(), quick({.connections = 2, .idle = 0ms}));
  std::list<RawSocket> silent;
  for (int i = 0; i < 2; ++i) silent.emplace_back(server.port());
  CHECK(status_of(ask(server.port(), hello)) == 200);
}

TEST_CASE("more connections than can wait are closed at once", "[crowd]") {
  const TestServer server(echo_app(), quick({.connections = 2, .idle = 60s, .receive = 60s}));
  std::list<RawSocket> silent;
  for (int i = 0; i < 4; ++i) silent.emplace_back(server.port()).send("GET");
  RawSocket fifth(server.port());
  CHECK(fifth.closes_within(10s));
}

TEST_CASE("a client that never reads its answers loses its connection", "[crowd]") {
  const TestServer server(echo_app(), quick({.send = 200ms}));
  RawSocket greedy(server.port());
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += "GET /big HTTP/1.1\r\nHost: test\r\n\r\n";
  greedy.send(requests);
  CHECK(status_of(ask(server.port(), hello)) == 200);
  // The server reads no further request before the last answer has gone; it closes instead.
  CHECK_FALSE(greedy.send(std::string(64 << 20, 'x')));
}

TEST_CASE("the system keeps little of an answer that its client does not read", "[R43][crowd]") {
  TestServer server(echo_app(), quick({.send = 200ms}));
  RawSocket greedy(server.port(), RawSocket::Window::small);
  greedy.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
  pollfd answer{.fd = greedy.number(), .events = POLLIN, .revents = 0};
  REQUIRE(poll(&answer, 1, 10'000) == 1);
  REQUIRE(server.stop());  // When the server has given up.
  CHECK(greedy.closes_within(10s));
  CHECK(greedy.unread().size() < 1 << 20);
}
