#include "web/request_log.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

const web::LogEntry entry{.id = "5f0c2a91-17",
                          .method = "GET",
                          .path = "/users/me",
                          .status = 401,
                          .took = std::chrono::microseconds(1250),
                          .remote_address = "127.0.0.1",
                          .reason = "expired"};

}  // namespace

TEST_CASE("a request is one line of text", "[log]") {
  CHECK(web::log_line(entry, web::LogFormat::text) ==
        "5f0c2a91-17 GET /users/me 401 1.2 ms 127.0.0.1 (expired)");
}

TEST_CASE("a request is one line of JSON", "[log]") {
  CHECK(web::log_line(entry, web::LogFormat::json) ==
        R"({"id":"5f0c2a91-17","method":"GET","path":"/users/me","status":401,"ms":1.25,)"
        R"("remote":"127.0.0.1","reason":"expired"})");
}

TEST_CASE("nothing in an entry can begin a second line", "[log][R35]") {
  auto forged = entry;
  forged.reason = "x\r\n5f0c2a91-18 GET /admin 200";
  CHECK(web::log_line(forged, web::LogFormat::text).ends_with(R"((x\x0d\x0a5f0c2a91-18 GET /admin 200))"));
  CHECK(web::log_line(forged, web::LogFormat::json).find('\n') == std::string::npos);
}

TEST_CASE("no two requests have one name", "[log]") {
  CHECK(web::next_request_id() != web::next_request_id());
}
