#include "web/http/request_log.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "json/value.hpp"

namespace {

const web::LogEntry entry{.time = 1'769'860'800,
                          .id = "5f0c2a91-17",
                          .method = "GET",
                          .route = "/projects/{id}",
                          .status = 401,
                          .took = std::chrono::microseconds(1250),
                          .address = "127.0.0.1",
                          .reason = "expired"};

web::LogEntry of_somebody() {
  auto named = entry;
  named.caller = {.subject = "7", .token_id = "0a1b2c", .key_id = "x-Y_z"};
  return named;
}

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

}  // namespace

TEST_CASE("a request is one line of text", "[log][R35]") {
  CHECK(web::log_line(entry, web::LogFormat::text) ==
        "2026-01-31T12:00:00Z 5f0c2a91-17 GET /projects/{id} 401 1.2 ms 127.0.0.1 (expired)");
  CHECK(web::log_line(of_somebody(), web::LogFormat::text) ==
        "2026-01-31T12:00:00Z 5f0c2a91-17 GET /projects/{id} 401 1.2 ms 127.0.0.1 sub=7 jti=0a1b2c kid=x-Y_z "
        "(expired)");
}

TEST_CASE("a request is one line of JSON", "[log][R35]") {
  CHECK(web::log_line(entry, web::LogFormat::json) ==
        R"({"time":"2026-01-31T12:00:00Z","id":"5f0c2a91-17","method":"GET","route":"/projects/{id}",)"
        R"("status":401,"ms":1.25,"address":"127.0.0.1","reason":"expired"})");
  CHECK(
      web::log_line(of_somebody(), web::LogFormat::json)
          .ends_with(R"("address":"127.0.0.1","sub":"7","jti":"0a1b2c","kid":"x-Y_z","reason":"expired"})"));
}

TEST_CASE("a path that is none of ours is one word", "[log][R35]") {
  auto lost = entry;
  lost.route = "";
  CHECK(web::log_line(lost, web::LogFormat::text).find(" GET unmatched 401 ") != std::string::npos);
  CHECK(json::Value::parse(web::log_line(lost, web::LogFormat::json)).text("route") == "unmatched");
}

TEST_CASE("nothing in an entry can begin a second line or hide in a first one", "[log][R35]") {
  const std::string odd = GENERATE("\r\n", "\n", "\x1b[2J", "\x7f", "\xc2\x85", "\xe2\x80\xa8", "\xff", "\\");
  auto forged = of_somebody();
  forged.reason = "x" + odd + "5f0c2a91-18 GET /admin 200";
  forged.caller.subject = forged.reason;
  forged.caller.key_id = forged.reason;
  const auto text = web::log_line(forged, web::LogFormat::text),
             json = web::log_line(forged, web::LogFormat::json);
  for (const auto& line : {text, json}) {
    CHECK(std::ranges::all_of(line, is_printable));
    CHECK(line.find(odd + "5f0c2a91-18") == std::string::npos);
  }
  CHECK(json::Value::parse(json).text("reason").value_or("").starts_with(R"(x\x)"));
}

TEST_CASE("a name in a line of text is one word, so that nobody writes a field for another", "[log][R35]") {
  auto forged = of_somebody();
  forged.caller.subject = "7 jti=of-somebody-else (no";
  CHECK(web::log_line(forged, web::LogFormat::text)
            .find(R"( sub=7\x20jti=of-somebody-else\x20(no jti=0a1b2c )") != std::string::npos);
}

TEST_CASE("no two requests have one name", "[log][R35]") {
  CHECK(web::next_request_id() != web::next_request_id());
}
