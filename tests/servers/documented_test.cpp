// Whatever an operation answers, its server's OpenAPI document says that it may.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "requests.hpp"
#include "test_server.hpp"

namespace {

// How the document of the echo app lists `status` for an operation: as one of its answers, among those that
// any operation may give, or not at all.
std::string place_of(int status, const std::string& method, const std::string& path) {
  const TestServer server(echo_app());
  const auto document = server.client().get("/openapi.json").json();
  const auto responses = document.at("paths").at(path).at(method).at("responses");
  const auto number = std::to_string(status);
  if (responses.contains(number)) return "own";
  const auto turned_away = document.at("components").at("responses").at("TurnedAway");
  const bool is_named = turned_away.text("description").value_or("").contains(number);
  return responses.contains("default") && is_named ? "default" : "nowhere";
}

}  // namespace

TEST_CASE("every refusal of a body is an answer of the operations that take one", "[documented]") {
  const TestServer server(echo_app());
  const auto bad = GENERATE_COPY(values<Case>({
      {"chunks", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 411},
      {"too large", post("Content-Length: 1000000\r\n", ""), 413},
      {"packed", post("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), 415},
      {"another expectation", post("Expect: tea\r\nContent-Length: 2\r\n", "{}"), 417},
      {"no JSON", post("["), 422},
  }));
  INFO(bad.name);
  REQUIRE(status_of(ask(server.port(), bad.request)) == bad.status);
  CHECK(place_of(bad.status, "post", "/echo") == "own");
}

TEST_CASE("what turns a request away before its operation is in the document, too", "[documented]") {
  const TestServer server(echo_app());
  const auto bad = GENERATE_COPY(values<Case>({
      {"a broken header", get("/items/7", "nonsense\r\n"), 400},
      {"a body in chunks", get("/items/7", "Transfer-Encoding: chunked\r\n"), 411},
      {"a body that is too large", get("/items/7", "Content-Length: 1000000\r\n"), 413},
      {"a path that is too long", get("/items/" + times(2'000, "7")), 414},
      {"a packed body", get("/items/7", "Content-Encoding: gzip\r\n"), 415},
      {"another expectation", get("/items/7", "Expect: tea\r\n"), 417},
      {"too many headers", get("/items/7", times(65, "X-A: b\r\n")), 431},
      {"another HTTP", "GET /items/7 HTTP/3.0\r\nHost: test\r\n\r\n", 400},
  }));
  INFO(bad.name);
  REQUIRE(status_of(ask(server.port(), bad.request)) == bad.status);
  CHECK(place_of(bad.status, "get", "/items/{id}") == "default");
}

TEST_CASE("what an operation says itself is among its answers", "[documented]") {
  const TestServer server(echo_app());
  const auto status = [&](const std::string& path) { return status_of(ask(server.port(), get(path))); };
  CHECK((status("/items/x") == 422 && place_of(422, "get", "/items/{id}") == "own"));
  CHECK((status("/secret") == 401 && place_of(401, "get", "/secret") == "own"));
  CHECK((status("/throw") == 500 && place_of(500, "get", "/throw") == "own"));
  CHECK((status("/hole") == 501 && place_of(501, "get", "/hole") == "default"));
  CHECK(place_of(418, "get", "/hello") == "nowhere");
}
