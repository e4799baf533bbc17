#include "taskboard_api/rate_limits.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;

TEST_CASE("a network may use a limited route so many times a minute", "[limits][R25]") {
  std::chrono::steady_clock::time_point now{1h};
  int asked = 0;
  const auto handler = taskboard_api::rate_limited(
      3,
      [&](const web::Request&) {
        ++asked;
        return web::no_content();
      },
      [&] { return now; });
  const auto status = [&](const char* address) {
    return handler({.method = "POST", .remote_address = address}).status;
  };

  for (int i = 0; i < 3; ++i) CHECK(status("192.0.2.1") == 204);
  now += 20s;
  const auto refused = handler({.method = "POST", .remote_address = "192.0.2.1"});
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "40");
  CHECK(asked == 3);
  CHECK(status("192.0.2.2") == 204);
  now += 40s;
  CHECK(status("192.0.2.1") == 204);

  // A customer with IPv6 has 2^64 addresses, and one network.
  for (int i = 0; i < 3; ++i) CHECK(status(("2001:db8::" + std::to_string(i + 1)).c_str()) == 204);
  CHECK(status("2001:db8::ffff") == 429);
}
