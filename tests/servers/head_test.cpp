// Heads that are broken, too long, slow or cut off.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "requests.hpp"
#include "web/test_server.hpp"

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
