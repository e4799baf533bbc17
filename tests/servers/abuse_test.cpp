// Requests that no decent client sends, on raw sockets: whatever cpp-httplib is installed, the server
// gives a clear 4xx or 5xx or closes the connection, and the next request works.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "requests.hpp"
#include "test_server.hpp"
#include "web/httplib.hpp"

TEST_CASE("a body is JSON of bounded size or refused", "[R43][body]") {
  const TestServer server(echo_app());
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

TEST_CASE("a client's own REMOTE_ADDR and X-Forwarded-For are only headers", "[R43][remote_addr]") {
  const TestServer server(echo_app());
  const auto answer =
      ask(server.port(), get("/whoami", "REMOTE_ADDR: 10.0.0.1\r\nX-Forwarded-For: 10.0.0.2\r\n"));
  CHECK(answer.find("{\"remote_address\":\"127.0.0.1\"") != answer.npos);
}

TEST_CASE("one Authorization header, in its own alphabet, is a token; nothing else is", "[R19]") {
  const TestServer server(echo_app());
  const auto status = [&](const std::string& headers) {
    return status_of(ask(server.port(), get("/secret", headers)));
  };

  CHECK(status("Authorization: Bearer open-sesame\r\n") == 200);
  CHECK(status("authorization: bEARER open-sesame\r\n") == 200);
  CHECK(status("") == 401);
  // Before 0.44, cpp-httplib decodes percent-escapes in header values
  // (docs/decisions/0081-cpp-httplib-serves-libcurl-asks.md).
  const int escaped = std::string_view(CPPHTTPLIB_VERSION_NUM) < "0x002c00" ? 200 : 401;
  CHECK(status("Authorization: Bearer open%2dsesame\r\n") == escaped);
  CHECK(status("Authorization: Bearer%20open-sesame\r\n") == escaped);
  CHECK(status("Authorization: Bearer open-sesame%00\r\n") >= 400);
  CHECK(status("Authorization: Bearer open-sesame open-sesame\r\n") == 401);
  CHECK(status("Authorization: Bearer open-sesame\r\nAuthorization: Bearer open-sesame\r\n") == 401);
  CHECK(status("Authorization: Basic open-sesame\r\n") == 401);
  CHECK(status("Authorization: open-sesame\r\n") == 401);
  CHECK(status("Authorization: Bearer\r\n") == 401);
  CHECK(status_of(ask(server.port(), get("/secret?access_token=open-sesame"))) == 401);
}

TEST_CASE("no other spelling of a path gets past its guard", "[R23]") {
  const TestServer server(echo_app());
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
  const TestServer server(echo_app());
  const auto path = GENERATE(as<std::string>(), "/throw", "/throw-number");
  const auto answer = ask(server.port(), get(path));
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("{\"detail\":\"Internal Server Error\",\"request_id\":\"") != answer.npos);
  CHECK(answer.find("hunter2") == answer.npos);
  CHECK(answer.find("EXCEPTION_WHAT") == answer.npos);
  check_alive(server);
}
