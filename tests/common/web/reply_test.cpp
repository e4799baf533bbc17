#include "web/reply.hpp"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("see_other is 303 without a body: the browser continues with a GET", "[reply]") {
  const auto reply = web::see_other("https://client.example/callback?code=abc");
  CHECK(reply.status == 303);  // 307 would repeat a form with a password there (RFC 9700 §4.12).
  CHECK(reply.header("Location") == "https://client.example/callback?code=abc");
  CHECK(reply.body.empty());
  CHECK(reply.content_type.empty());
}
