// Requests that no decent client sends, on raw sockets: whatever cpp-httplib is installed, the server
// gives a clear 4xx or 5xx or closes the connection, and the next request works.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "raw_socket.hpp"
#include "web/test_server.hpp"

namespace {

using namespace std::chrono_literals;

const std::string hello = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";
// What a smuggler hides inside a body: a request that opens the guarded door.
const std::string hidden = "GET /secret HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer open-sesame\r\n\r\n";

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string post(const std::string& headers, const std::string& body) {
  return "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body;
}

std::string post(const std::string& body) {
  return post("Content-Length: " + std::to_string(body.size()) + "\r\n", body);
}

std::string get(const std::string& path, const std::string& headers = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n";
}

// Sends one request and whatever else stands in `bytes`; everything that comes back.
std::string everything_after(int port, const std::string& bytes) {
  RawSocket socket(port);
  socket.send(bytes);
  socket.finish();
  CHECK(socket.closes_within(10s));
  return socket.unread();
}

void check_alive(const web::TestServer& server) { CHECK(status_of(ask(server.port(), hello)) == 200); }

struct Case {
  std::string name;
  std::string request;
  int status;
};

}  // namespace

TEST_CASE("a request with two meanings is turned away and its connection closed", "[R43][smuggling]") {
  const web::TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto bad = GENERATE_COPY(values<Case>({
      {"two lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}" + hidden), 400},
      {"two lengths that differ", post("Content-Length: 2\r\n" + length, "{}" + hidden), 400},
      {"both ways to tell a length", post(length + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden),
       411},
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
      {"a promise to continue", post("Expect: 100-continue\r\nContent-Length: 2\r\n", ""), 417},
  }));
  INFO(bad.name);
  const auto answers = everything_after(server.port(), bad.request + hello);
  CHECK(status_of(answers) == bad.status);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);  // Nothing after it was taken for a request.
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("a broken or oversized head gets a clear answer", "[R43][head]") {
  const web::TestServer server(echo_app());
  const auto bad = GENERATE_COPY(values<Case>({
      {"10,000 headers", get("/hello", times(10'000, "X-A: b\r\n")), 431},
      {"65 headers", get("/hello", times(65, "X-A: b\r\n")), 431},
      {"a header line above 8 KiB", get("/hello", "X-A: " + times(8 * 1024, "b") + "\r\n"), 431},
      {"a head that never ends", "GET /hello HTTP/1.1\r\n" + times(40'000, "a"), 431},
      {"a path of 4,000 characters", get("/" + times(4'000, "a")), 414},
      {"a NUL in the path", get(std::string("/hel\0lo", 7)), 400},
      {"an encoded NUL in the path", get("/hello%00"), 400},
      {"a broken escape in the path", get("/hello%4"), 400},
      {"bytes that are no UTF-8 in the path", get("/hello%ff"), 400},
      {"raw bytes above ASCII in the path", get("/hell\xf6"), 400},
      {"a blank in the path", get("/he llo"), 400},
      {"another server's address", get("http://example.com/hello"), 400},
      {"a method nobody knows", "BREW /hello HTTP/1.1\r\nHost: test\r\n\r\n", 501},
      {"a lower-case method", "get /hello HTTP/1.1\r\nHost: test\r\n\r\n", 501},
      {"HTTP/2 by its preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 501},
      {"an unknown version", "GET /hello HTTP/9.9\r\nHost: test\r\n\r\n", 505},
      {"no host", "GET /hello HTTP/1.1\r\n\r\n", 400},
      {"no request line", "\r\n\r\n\r\n", 400},
      {"one word", "HELLO\r\n\r\n", 400},
  }));
  INFO(bad.name);
  const auto answer = ask(server.port(), bad.request);
  CHECK(status_of(answer) == bad.status);
  CHECK(answer.find("{\"detail\":\"") != answer.npos);
  check_alive(server);
}

TEST_CASE("a body is JSON of bounded size or refused", "[R43][body]") {
  const web::TestServer server(echo_app());
  const auto bad = GENERATE_COPY(values<Case>({
      {"1 MB", post("{\"a\":\"" + times(1'000'000, "b") + "\"}"), 413},
      {"broken JSON", post("{\"a\":"), 422},
      {"no object", post("[1]"), 422},
      {"a name twice", post("{\"a\":1,\"a\":2}"), 422},
      {"invalid UTF-8", post("{\"a\":\"\xff\"}"), 422},
      {"100 nested arrays", post("{\"a\":" + times(100, "[") + times(100, "]") + "}"), 422},
      {"nothing", post(""), 422},
      {"a form", "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n{}", 422},
  }));
  INFO(bad.name);
  CHECK(status_of(ask(server.port(), bad.request)) == bad.status);
  check_alive(server);
}

TEST_CASE("a body on GET is never the next request", "[R43][smuggling]") {
  const web::TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto path = GENERATE(as<std::string>(), "/hello", "/secret", "/nowhere");
  const auto answers = everything_after(server.port(), get(path, length) + hidden);
  CHECK(status_of(answers) != 0);
  CHECK(answers.find("Connection: close\r\n") != answers.npos);
  CHECK(answers.find("HTTP/1.1", 1) == answers.npos);
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("a body of a refused request is never the next request", "[R43][smuggling]") {
  const web::TestServer server(echo_app());
  const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const auto path = GENERATE(as<std::string>(), "/nowhere", "/secret", "/throw");
  const auto request = "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + length + "\r\n" + hidden;
  const auto answers = everything_after(server.port(), request + hello);
  CHECK(status_of(answers) >= 400);
  CHECK(answers.find("treasure") == answers.npos);
  check_alive(server);
}

TEST_CASE("requests that came together are answered in order", "[R43][keep_alive]") {
  const web::TestServer server(echo_app());
  RawSocket socket(server.port());
  socket.send(hello + post("{\"a\":1}") + get("/nowhere") + hello);
  CHECK(socket.read_answer().ends_with("{\"hello\":\"world\"}"));
  CHECK(socket.read_answer().ends_with("{\"a\":1}"));
  CHECK(status_of(socket.read_answer()) == 404);
  CHECK(socket.read_answer().ends_with("{\"hello\":\"world\"}"));
}

TEST_CASE("a well-formed connection is kept for many requests", "[keep_alive]") {
  const web::TestServer server(echo_app());
  RawSocket socket(server.port());
  for (int i = 0; i < 200; ++i) {
    socket.send(hello);
    REQUIRE(status_of(socket.read_answer()) == 200);
  }
}

TEST_CASE("a request that arrives byte by byte is one request", "[body]") {
  const web::TestServer server(echo_app());
  RawSocket socket(server.port());
  for (const char c : post("{\"a\":1}")) socket.send(std::string_view(&c, 1));
  CHECK(socket.read_answer().ends_with("{\"a\":1}"));
}

TEST_CASE("a request cut in the middle leaves no trace", "[R43][cut]") {
  const web::TestServer server(echo_app());
  const auto whole = post("{\"a\":1}");
  for (std::size_t length = 1; length < whole.size(); ++length)
    CHECK(everything_after(server.port(), whole.substr(0, length)).empty());
  check_alive(server);
}

TEST_CASE("a client's own REMOTE_ADDR and X-Forwarded-For are only headers", "[R43][remote_addr]") {
  const web::TestServer server(echo_app());
  const auto answer =
      ask(server.port(), get("/whoami", "REMOTE_ADDR: 10.0.0.1\r\nX-Forwarded-For: 10.0.0.2\r\n"));
  CHECK(answer.find("{\"remote_address\":\"127.0.0.1\"") != answer.npos);
}

TEST_CASE("one Authorization header, in its own alphabet, is a token; nothing else is", "[R19]") {
  const web::TestServer server(echo_app());
  const auto status = [&](const std::string& headers) {
    return status_of(ask(server.port(), get("/secret", headers)));
  };

  CHECK(status("Authorization: Bearer open-sesame\r\n") == 200);
  CHECK(status("authorization: bEARER open-sesame\r\n") == 200);
  CHECK(status("") == 401);
  CHECK(status("Authorization: Bearer open%2dsesame\r\n") == 401);
  CHECK(status("Authorization: Bearer open-sesame%00\r\n") == 401);
  CHECK(status("Authorization: Bearer%20open-sesame\r\n") == 401);
  CHECK(status("Authorization: Bearer open-sesame open-sesame\r\n") == 401);
  CHECK(status("Authorization: Bearer open-sesame\r\nAuthorization: Bearer open-sesame\r\n") == 401);
  CHECK(status("Authorization: Basic open-sesame\r\n") == 401);
  CHECK(status("Authorization: open-sesame\r\n") == 401);
  CHECK(status("Authorization: Bearer\r\n") == 401);
  CHECK(status_of(ask(server.port(), get("/secret?access_token=open-sesame"))) == 401);
}

TEST_CASE("no other spelling of a path gets past its guard", "[R23]") {
  const web::TestServer server(echo_app());
  const auto status = [&](const std::string& path) { return status_of(ask(server.port(), get(path))); };

  CHECK(status("/admin") == 401);
  CHECK(status("/%61dmin") == 401);
  CHECK(status("/admin?x=1") == 401);
  CHECK(status("//admin") == 404);
  CHECK(status("/admin/") == 404);
  CHECK(status("/./admin") == 404);
  CHECK(status("/ADMIN") == 404);
  CHECK(status("/%2fadmin") == 404);
}

TEST_CASE("what a handler throws stays inside", "[R22]") {
  const web::TestServer server(echo_app());
  const auto path = GENERATE(as<std::string>(), "/throw", "/throw-number");
  const auto answer = ask(server.port(), get(path));
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("{\"detail\":\"Internal Server Error\",\"request_id\":\"") != answer.npos);
  CHECK(answer.find("hunter2") == answer.npos);
  CHECK(answer.find("EXCEPTION_WHAT") == answer.npos);
  check_alive(server);
}
