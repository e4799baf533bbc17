// Where does a request end? Whoever can make two readers disagree smuggles the next one in: here there is one
// reader.
#include <chrono>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "requests.hpp"
#include "test_server.hpp"

namespace {

// What a smuggler hides inside a body: a request that opens the guarded door.
const std::string hidden = "GET /secret HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer open-sesame\r\n\r\n";

// A server that closes no connection soon because it is idle: one that closes it does so for another reason.
web::Options patient() {
  return {.log = web::LogFormat::off,
          .limits = {.idle = std::chrono::minutes(1), .receive = std::chrono::milliseconds(200)}};
}

}  // namespace

TEST_CASE("a request with two meanings is turned away and its connection closed", "[R43][smuggling]") {
  const TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto bad = GENERATE_COPY(values<Case>({
      {"two lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}" + hidden), 400},
      {"two lengths that differ", post("Content-Length: 2\r\n" + length, "{}" + hidden), 400},
      {"both ways to tell a length", post(length + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden),
       400},
      {"a list of lengths", post("Content-Length: 2, 2\r\n", "{}" + hidden), 400},
      {"a negative length", post("Content-Length: -2\r\n", "{}" + hidden), 400},
      {"a length with a sign", post("Content-Length: +2\r\n", "{}" + hidden), 400},
      {"a length in hexadecimal", post("Content-Length: 0x2\r\n", "{}" + hidden), 400},
      {"no length but the header", post("Content-Length:\r\n", "{}" + hidden), 400},
      {"a length beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n", "{}"), 413},
      {"chunks", post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n" + hidden), 411},
      {"chunks of negative size", post("Transfer-Encoding: chunked\r\n", "-1\r\n{}\r\n" + hidden), 411},
      {"chunks, spelled to be missed", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + hidden), 400},
      {"a folded header", get("/hello", "X-A: b\r\n Transfer-Encoding: chunked\r\n"), 400},
      {"a line feed alone inside a header", get("/hello", "X-A: b\nContent-Length: 5\r\n"), 400},
      {"a NUL in a header", get("/hello", std::string("X-A: b\0c\r\n", 10)), 400},
      {"two hosts", get("/hello", "Host: other\r\n"), 400},
      {"a header without a name", get("/hello", ": b\r\n"), 400},
      {"a header without a colon", get("/hello", "nonsense\r\n"), 400},
      {"packed content", post("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), 415},
      {"another expectation", post("Expect: tea\r\nContent-Length: 2\r\n", "{}"), 417},
  }));
  INFO(bad.name);
  const auto answers = everything_after(server.port(), bad.request + hello);
  CHECK(status_of(answers) == bad.status);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);  // Nothing after it was taken for a request.
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("a request with two meanings ends its connection, whatever its method", "[R43][smuggling]") {
  const TestServer server(echo_app(), patient());
  const auto method = GENERATE(as<std::string>(), "GET", "HEAD", "POST", "OPTIONS");
  const auto header =
      GENERATE(as<std::string>(), "Content-Length: +2", "Content-Length: 2, 2",
               "Content-Length:", "Content-Length: 2\r\nContent-Length: 2", "Transfer-Encoding: identity",
               "Transfer-Encoding: xchunked", "Host: other", "nonsense", "X-A: b\r\n c: d");
  INFO(method << " with " << header);
  RawSocket socket(server.port());
  socket.send(method + " /hello HTTP/1.1\r\nHost: test\r\n" + header + "\r\n\r\n");
  CHECK(socket.closes_within(std::chrono::seconds(10)));
  CHECK(socket.unread().find("HTTP/1.1", 1) == std::string::npos);
  check_alive(server);
}

// The library forgets bytes that it has read ahead, so what must not be read comes later than the answer.
TEST_CASE("a body behind a request for a WebSocket is never the next request", "[R43][smuggling]") {
  const TestServer server(echo_app(), patient());
  const auto path = GENERATE(as<std::string>(), "/hello", "/secret", "/nowhere");
  RawSocket socket(server.port());
  socket.send(get(path, "Content-Length: " + std::to_string(hidden.size()) +
                            "\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
  CHECK(status_of(socket.read_answer()) == 501);
  socket.send(hidden);
  CHECK(socket.closes_within(std::chrono::seconds(10)));
  CHECK(socket.unread().empty());
}

TEST_CASE("a body on GET is never the next request", "[R43][smuggling]") {
  const TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto path = GENERATE(as<std::string>(), "/hello", "/secret", "/nowhere");
  const auto answers = everything_after(server.port(), get(path, length) + hidden);
  CHECK(status_of(answers) != 0);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("a body of a refused request is never the next request", "[R43][smuggling]") {
  const TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto path = GENERATE(as<std::string>(), "/nowhere", "/secret", "/throw");
  const auto request = "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + length + "\r\n" + hidden;
  const auto answers = everything_after(server.port(), request + hello);
  CHECK(status_of(answers) >= 400);
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("a body is sent after leave was given", "[R43][body]") {
  const TestServer server(echo_app());
  RawSocket socket(server.port());
  socket.send(post("Expect: 100-continue\r\nContent-Length: 7\r\n", ""));
  CHECK(status_of(socket.read_answer()) == 100);
  socket.send("{\"a\":1}");
  CHECK(socket.read_answer().ends_with("{\"a\":1}"));
}

TEST_CASE("no leave is given for a body that would be refused", "[R43][body]") {
  const TestServer server(echo_app());
  const auto answers =
      everything_after(server.port(), post("Expect: 100-continue\r\nContent-Length: 1000000\r\n", hidden));
  CHECK(status_of(answers) == 413);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);
}

TEST_CASE("a refused HEAD ends its connection, too", "[R43][smuggling]") {
  const TestServer server(echo_app());
  const auto answers = everything_after(
      server.port(),
      "HEAD /hello HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx" + hello);
  CHECK(status_of(answers) == 400);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);
}

// The library applies ranges to answers that have nothing to do with them: a refusal would show what is
// behind it in memory, or end the process.
TEST_CASE("a Range changes no answer, whatever it says", "[R22][R43][range]") {
  const TestServer server(echo_app());
  const auto range = GENERATE(as<std::string>(), "bytes=0-3", "bytes=-5", "bytes=5-", "bytes=0-1,3-4",
                              "bytes=0-60000", "bytes=9999-10099");
  const auto line = "Range: " + range + "\r\n";
  INFO(range);
  CHECK(ask(server.port(), get("/hello", line)).ends_with("{\"hello\":\"world\"}"));
  CHECK(status_of(ask(server.port(), get("/docs/init.js", line))) == 200);
  CHECK(status_of(ask(server.port(), get("/nowhere", line))) == 404);
  CHECK(ask(server.port(), post(line + "Content-Length: 7\r\n", "{\"a\":1}")).ends_with("{\"a\":1}"));
  CHECK(ask(server.port(), get("/hello", line + "Host: other\r\n")).ends_with("Send one Host header\"}"));
  check_alive(server);
}

TEST_CASE("an error of the app does not end the connection", "[keep_alive]") {
  const TestServer server(echo_app());
  RawSocket socket(server.port());
  for (const auto* path : {"/nowhere", "/secret", "/items/x", "/throw"}) {
    socket.send(get(path));
    const auto answer = socket.read_answer();
    CHECK(status_of(answer) >= 400);
    CHECK(answer.find("Connection: close") == answer.npos);
  }
}

TEST_CASE("a well-formed connection is kept for many requests", "[keep_alive]") {
  const TestServer server(echo_app());
  RawSocket socket(server.port());
  for (int i = 0; i < 200; ++i) {
    socket.send(hello);
    REQUIRE(status_of(socket.read_answer()) == 200);
  }
}
