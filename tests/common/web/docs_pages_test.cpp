#include "web/openapi/docs_pages.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "test_server.hpp"

namespace {

web::App hello_app(std::string assets) {
  web::App app({.title = "Hello", .assets = std::move(assets)});
  app.get("/hello", {.summary = "Say hello"},
          web::open([](const web::Request&) { return web::no_content(); }));
  return app;
}

web::Reply answer(const web::App& app, const std::string& method, const std::string& path) {
  web::Request request{.method = method, .path = path};
  return app.answer(request);
}

}  // namespace

TEST_CASE("the document is made once, and does not list the pages about it", "[docs_pages]") {
  const auto app = web::with_docs_pages(hello_app("/nowhere"));
  const auto first = answer(app, "GET", "/openapi.json").shared_body;
  REQUIRE(first);
  CHECK(answer(app, "GET", "/openapi.json").shared_body == first);
  CHECK(json::Value::parse(*first).at("paths").names() == std::vector<std::string>{"/hello"});
}

TEST_CASE("all answers share one copy of a file", "[docs_pages]") {
  const auto app = web::with_docs_pages(hello_app("/nowhere"));
  const auto script = answer(app, "GET", "/docs/init.js").shared_body;
  REQUIRE(script);
  CHECK_FALSE(script->empty());
  CHECK(answer(app, "GET", "/docs/init.js").shared_body == script);
}

TEST_CASE("without its assets, /docs is a plain list that says what is missing", "[docs_pages]") {
  const auto app = web::with_docs_pages(hello_app("/nowhere"));
  for (const auto* path : {"/docs", "/redoc"}) {
    const auto page = answer(app, "GET", path);
    CHECK(page.status == 200);
    CHECK(page.body.contains("curl -X GET http://localhost/hello"));
    CHECK(page.body.contains("common/web/openapi/assets/install"));
  }
  CHECK(answer(app, "GET", "/docs/swagger-ui.css").status == 404);
}

TEST_CASE("a page about an app is a route like all others", "[docs_pages]") {
  const auto app = web::with_docs_pages(hello_app("/nowhere"));
  CHECK(answer(app, "POST", "/docs").status == 405);
  CHECK(answer(app, "POST", "/docs").header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(answer(app, "HEAD", "/openapi.json").status == 200);
}

TEST_CASE("a large file is sent whole over a connection, to HEAD and with a Range too", "[docs_pages]") {
  const TestServer server(hello_app("/nowhere"));
  auto client = server.client();
  const auto whole = client.get("/docs/init.js");
  CHECK(whole.status == 200);
  CHECK(client.get("/docs/init.js", {{"Range", "bytes=0-3"}}).body == whole.body);
}
