#include "program/course_clock.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/course_clock.hpp"
#include "temporary_folder.hpp"
#include "web/app.hpp"

namespace {

bool follows(const web::Options& options) {
  const auto* const function = options.clock.target<std::int64_t (*)()>();
  return function != nullptr && *function == &base::course_seconds;
}

}  // namespace

TEST_CASE("a server that others can reach has the time of its machine", "[course_clock]") {
  const TemporaryFolder folder;
  web::Options options{.host =
                           GENERATE("0.0.0.0", "::", "192.0.2.7", "example.com", "localhost.example", "")};
  program::follow_course_clock(options, folder.write("clock", "900"));
  CHECK_FALSE(follows(options));
}

TEST_CASE("a server on loopback follows the clock of the course, and /health says so", "[course_clock]") {
  const TemporaryFolder folder;
  web::Options options{.host = GENERATE("127.0.0.1", "::1", "localhost")};
  program::follow_course_clock(options, folder.write("clock", "900"));
  CHECK(follows(options));
  CHECK(web::health({}).body == R"({"status":"ok","clock_ahead":900})");

  folder.write("clock", "0");
  CHECK(web::health({}).body == R"({"status":"ok"})");
}
