// What decent clients get.
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "echo_app.hpp"
#include "raw_socket.hpp"
#include "test_server.hpp"
#include "web/auth_errors.hpp"

TEST_CASE("an answer is JSON with its headers", "[answers]") {
  const TestServer server(echo_app());
  const auto answer = server.client().get("/hello");
  CHECK(answer.status == 200);
  CHECK(answer.body == R"({"hello":"world"})");
  CHECK(answer.header("Content-Type") == "application/json");
  CHECK(answer.header("X-Content-Type-Options") == "nosniff");
  CHECK(answer.header("Cache-Control") == "no-store");
  CHECK_FALSE(answer.header("X-Request-Id").empty());
}

TEST_CASE("a server listens on a name and on an IPv6 address, too", "[answers]") {
  const auto host = GENERATE(as<std::string>(), "localhost", "::1");
  try {
    const TestServer server(echo_app(), {.host = host, .log = web::LogFormat::off});
    CHECK(server.client().get("/hello").status == 200);
  } catch (const std::runtime_error&) {
    if (host == "::1") SKIP("this machine has no IPv6");
    throw;
  }
}

TEST_CASE("an error has the shape that FastAPI gives it", "[answers]") {
  const TestServer server(echo_app());
  auto client = server.client();
  CHECK(client.get("/nowhere").body == R"({"detail":"Not Found"})");
  CHECK(
      client.get("/items/x").body ==
      R"({"detail":[{"loc":["path","id"],"msg":"Input should be a whole number of at least 1","type":"int_parsing"}]})");
  CHECK(client.post("/echo", json::Value::array()).status == 422);
}

TEST_CASE("an unsolved exercise answers 501 and its number", "[answers]") {
  const TestServer server(echo_app());
  const auto answer = server.client().get("/hole");
  CHECK(answer.status == 501);
  CHECK(answer.body == R"({"detail":"9.9 is not implemented yet"})");
}

TEST_CASE("an app may say what an exception means; otherwise it is a 500", "[answers]") {
  web::App app({.title = "Busy"});
  app.on_exception([](const std::exception& error) -> std::optional<web::HttpError> {
    if (std::string(error.what()) != "busy") return std::nullopt;
    return web::HttpError{503, "Try again", {{"Retry-After", "1"}}};
  });
  app.get("/busy", {.summary = "Busy"},
          web::open([](const web::Request&) -> web::Reply { throw std::runtime_error("busy"); }));
  app.get("/broken", {.summary = "Broken"},
          web::open([](const web::Request&) -> web::Reply { throw std::runtime_error("broken"); }));
  const TestServer server(std::move(app));
  CHECK(server.client().get("/busy").status == 503);
  CHECK(server.client().get("/busy").header("Retry-After") == "1");
  CHECK(server.client().get("/broken").status == 500);
}

TEST_CASE("another method on a known path gets 405 with Allow", "[answers]") {
  const TestServer server(echo_app());
  const auto answer = server.client().del("/hello");
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("HEAD is GET without the body, guard included", "[R23][answers]") {
  const TestServer server(echo_app());
  auto client = server.client();
  const auto head = client.send("HEAD", "/hello", "");
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == "17");
  CHECK(head.body.empty());
  CHECK(client.send("HEAD", "/secret", "").status == 401);
}

TEST_CASE("OPTIONS names the doors that are open to the caller", "[R23][answers]") {
  const TestServer server(echo_app());
  auto client = server.client();
  CHECK(client.send("OPTIONS", "/hello", "").status == 204);
  CHECK(client.send("OPTIONS", "/hello", "").header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(client.send("OPTIONS", "/hello", "").header("Content-Length").empty());  // RFC 9110 §8.6
  CHECK(client.send("OPTIONS", "/secret", "").status == 401);
  CHECK(client.send("OPTIONS", "/secret", "", {http_client::bearer("open-sesame")}).status == 204);
}

TEST_CASE("a guard that looks at the path is asked by OPTIONS, too", "[R23][answers]") {
  struct Owner {};
  const web::Guard<Owner> owner({{web::bearer_jwt()}}, [](const web::Request& request) -> Owner {
    if (request.path_id("id") == 7) return {};
    throw web::forbidden("not theirs");
  });
  web::App app({.title = "Items"});
  app.get("/items/{id}", {.summary = "One"},
          owner([](const Owner&, const web::Request&) { return web::no_content(); }));
  const TestServer server(std::move(app));
  CHECK(server.client().send("OPTIONS", "/items/7", "").status == 204);
  CHECK(server.client().send("OPTIONS", "/items/8", "").status == 403);
}

TEST_CASE("the log has one line a request, the reason, and never a token", "[R21][R35][log]") {
  std::mutex mutex;
  std::vector<std::string> lines;
  {
    const TestServer server(echo_app(), {.log = web::LogFormat::text,
                                         .log_to =
                                             [&](const std::string& line) {
                                               const std::lock_guard lock(mutex);
                                               lines.push_back(line);
                                             },
                                         .clock = [] { return 1'769'860'800; }});
    server.client().get("/secret?token=sesame", {http_client::bearer("closed-sesame")});
    server.client().get("/throw");
    server.client().get("/items/0a1b2c3d4e5f-a-secret-in-a-path");
    server.client().get("/me/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJlLW9mLWEtdG9rZW4");
  }
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("2026-01-31T12:00:00Z "));
  CHECK(lines[0].find(" GET /secret 401 ") != std::string::npos);
  CHECK(lines[0].ends_with(" 127.0.0.1 (no good token)"));
  CHECK(lines[0].find("sesame") == std::string::npos);
  CHECK(lines[1].ends_with("(the password is hunter2)"));
  CHECK(lines[2].find(" GET /items/{id} ") != std::string::npos);
  CHECK(lines[3].find(" GET unmatched 404 ") != std::string::npos);
}

TEST_CASE("every app describes itself", "[answers][openapi]") {
  const TestServer server(echo_app());
  auto client = server.client();
  const auto document = client.get("/openapi.json").json();
  CHECK(document.text("openapi") == "3.1.0");
  CHECK(document.at("paths").contains("/items/{id}"));
}

TEST_CASE("without the assets of the real pages, /docs and /redoc list the operations", "[answers][docs]") {
  web::App app({.title = "<Bare>", .assets = "nowhere"});
  app.get("/health", {.summary = "Up?"}, web::open(web::health));
  const TestServer server(std::move(app));
  for (const auto* path : {"/docs", "/redoc"}) {
    const auto page = server.client().get(path);
    CHECK(page.status == 200);
    CHECK(page.body.find("<h1>&lt;Bare&gt;</h1>") != std::string::npos);
    CHECK(page.body.find("curl -X GET http://127.0.0.1:") != std::string::npos);
  }
  CHECK(server.client().get("/docs/swagger-ui.css").status == 404);
}

TEST_CASE("a page of the documentation allows no inline code and no other host", "[answers][docs]") {
  const TestServer server(echo_app());
  auto client = server.client();
  for (const auto* path : {"/docs", "/docs/oauth2-redirect", "/redoc"}) {
    const auto policy = client.get(path).header("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'"));
    CHECK(policy.find("unsafe") == std::string::npos);
  }
  CHECK(client.get("/docs/../app.cpp").status == 404);
  CHECK(client.post("/docs", {{"a", 1}}).status == 405);
}

TEST_CASE("no other site may read an answer, and no cookie is set", "[R44][answers]") {
  const TestServer server(echo_app());
  const auto answer = server.client().get("/hello", {{"Origin", "https://mallory.example.com"}});
  CHECK(answer.status == 200);
  CHECK(answer.header("Access-Control-Allow-Origin").empty());
  CHECK(answer.header("Set-Cookie").empty());
}
