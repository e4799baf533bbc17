#include "oauth/error.hpp"

#include <catch2/catch_test_macros.hpp>

using oauth::ErrorCode;

TEST_CASE("a token error is JSON with its code and must not be cached", "[error][R26][R38]") {
  const auto reply = oauth::error_reply({ErrorCode::invalid_grant, "the code is not accepted"});
  CHECK(reply.status == 400);
  CHECK(reply.content_type == "application/json");
  CHECK(reply.body == R"({"error":"invalid_grant","error_description":"the code is not accepted"})");
  CHECK(reply.header("Cache-Control") == "no-store");
  CHECK(reply.header("WWW-Authenticate").empty());
  CHECK(reply.log_reason == "invalid_grant: the code is not accepted");
}

TEST_CASE("invalid_client is 401 with a Basic challenge", "[error][R38]") {
  const auto reply = oauth::error_reply({ErrorCode::invalid_client});
  CHECK(reply.status == 401);
  CHECK(reply.body == R"({"error":"invalid_client"})");
  CHECK(reply.header("WWW-Authenticate") == R"(Basic realm="token")");
  CHECK(reply.header("Cache-Control") == "no-store");
}

TEST_CASE("every error has the code that its standard defines", "[error][R38]") {
  CHECK(code(ErrorCode::invalid_request) == "invalid_request");
  CHECK(code(ErrorCode::unsupported_grant_type) == "unsupported_grant_type");
  CHECK(code(ErrorCode::unsupported_response_type) == "unsupported_response_type");
  CHECK(code(ErrorCode::invalid_target) == "invalid_target");
  CHECK(code(ErrorCode::login_required) == "login_required");
  CHECK(code(ErrorCode::request_uri_not_supported) == "request_uri_not_supported");
}
