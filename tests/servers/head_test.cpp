// Heads that are broken, too long, slow or cut off.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "jwt/unverified_token.hpp"
#include "requests.hpp"
#include "test_server.hpp"

TEST_CASE("a broken or oversized head gets a clear answer", "[R43][head]") {
  const TestServer server(echo_app());
  const auto bad = GENERATE_COPY(values<Case>({
      {"10,000 headers", get("/hello", times(10'000, "X-A: b\r\n")), 400},
      {"65 headers", get("/hello", times(65, "X-A: b\r\n")), 431},
      {"a header above 9 KiB", get("/hello", "X-A: " + times(9 * 1024, "b") + "\r\n"), 431},
      {"a header above 15 kB", get("/hello", "X-A: " + times(15'000, "b") + "\r\n"), 400},
      {"five headers of 8 KiB", get("/hello", times(5, "X-A: " + times(8 * 1024, "b") + "\r\n")), 431},
      {"a head that never ends", "GET /hello HTTP/1.1\r\n" + times(40'000, "a"), 400},
      {"a path of 4,000 characters", get("/" + times(4'000, "a")), 414},
      {"a NUL in the path", get(std::string("/hel\0lo", 7)), 400},
      {"an encoded NUL in the path", get("/hello%00"), 400},
      {"a broken escape in the path", get("/hello%4"), 400},
      {"bytes that are no UTF-8 in the path", get("/hello%ff"), 400},
      {"raw bytes above ASCII in the path", get("/hell\xf6"), 400},
      {"a blank in the path", get("/he llo"), 400},
      {"an address of another kind", get("ftp://example.com/hello"), 400},
      {"a host with a blank", "GET /hello HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"a host with a path", "GET /hello HTTP/1.1\r\nHost: a/b@c?d\r\n\r\n", 400},
      {"two hosts in one line", "GET /hello HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
      {"a form in parts",
       "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Type: multipart/form-data; boundary=x\r\n"
       "Content-Length: 2\r\n\r\n{}",
       415},
      {"a method nobody knows", "BREW /hello HTTP/1.1\r\nHost: test\r\n\r\n", 400},
      {"a lower-case method", "get /hello HTTP/1.1\r\nHost: test\r\n\r\n", 400},
      {"a method for proxies", "CONNECT /hello HTTP/1.1\r\nHost: test\r\n\r\n", 501},
      {"HTTP/2 by its preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"an unknown version", "GET /hello HTTP/9.9\r\nHost: test\r\n\r\n", 400},
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

TEST_CASE("a target in absolute form is a path, and OPTIONS may ask about the whole server", "[head]") {
  const TestServer server(echo_app());
  CHECK(status_of(ask(server.port(), get("http://example.com/hello"))) == 200);
  CHECK(status_of(ask(server.port(), get("HTTP://example.com/secret?x=/hello"))) == 401);
  CHECK(status_of(ask(server.port(), get("http://example.com"))) == 404);
  CHECK(status_of(ask(server.port(), "OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n")) == 204);
  CHECK(status_of(ask(server.port(), get("*"))) == 400);
}

TEST_CASE("the longest token that a verifier takes can be sent", "[head][R1][R43]") {
  const TestServer server(echo_app());
  const auto longest = times(jwt::max_token_size, "a");
  CHECK(status_of(ask(server.port(), get("/secret", "Authorization: Bearer " + longest + "\r\n"))) == 401);
}

TEST_CASE("an HTTP/1.0 client is answered without Host, and whatever it expects", "[head]") {
  const TestServer server(echo_app());
  CHECK(status_of(ask(server.port(), "GET /hello HTTP/1.0\r\nExpect: tea\r\n\r\n")) == 200);
}

TEST_CASE("a request that arrives byte by byte is one request", "[body]") {
  const TestServer server(echo_app());
  RawSocket socket(server.port());
  for (const char c : post("{\"a\":1}")) socket.send(std::string_view(&c, 1));
  CHECK(socket.read_answer().ends_with("{\"a\":1}"));
}

TEST_CASE("a request cut in the middle leaves no trace", "[R43][cut]") {
  const TestServer server(echo_app());
  const auto whole = post("{\"a\":1}");
  for (std::size_t length = 1; length < whole.size(); ++length) {
    const auto answer = everything_after(server.port(), whole.substr(0, length));
    CHECK((answer.empty() || status_of(answer) == 400));
  }
  check_alive(server);
}
