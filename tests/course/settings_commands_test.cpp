// The commands around the servers: secret and clock.
#include <filesystem>
#include <set>
#include <string>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/course_clock.hpp"
#include "course/commands/clock.hpp"
#include "course/commands/secret.hpp"
#include "course/session/exit_codes.hpp"
#include "learner.hpp"

namespace {

namespace fs = std::filesystem;

class Room {
 public:
  Said secret() {
    return said([&] { return course::secret(learner_.session, folder_.path()); });
  }
  Said clock(const std::string& change = "") {
    return said([&] { return course::clock(learner_.session, change); });
  }
  fs::path env() const { return folder_.path() / ".env"; }
  std::int64_t shift() const { return base::read_clock_shift(learner_.checkout.paths().state() / "clock"); }
  void write_env(const std::string& text) const { folder_.write(".env", text); }

 private:
  Learner learner_;
  TemporaryFolder folder_;
};

// The value of a variable in the text of a .env.
std::string value_of(const std::string& text, const std::string& variable) {
  return std::string(course::between("\n" + text, "\n" + variable + "=", "\n"));
}

}  // namespace

TEST_CASE("secret writes two good secrets that only their owner can read", "[secret][R32]") {
  const auto mask = umask(0);  // The most careless there is.
  Room room;
  const auto answer = room.secret();
  umask(mask);

  CHECK(answer.code == course::exit_ok);
  CHECK(fs::status(room.env()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const auto text = course::read_text(room.env());
  for (const auto* variable : {"JWT_SECRET", "METRICS_KEY"}) {
    const auto value = value_of(text, variable);
    CHECK(value.size() == 43);  // 256 bits in base64url.
    CHECK(std::set<char>(value.begin(), value.end()).size() >= 8);
    CHECK(answer.has(variable));
    CHECK_FALSE(answer.has(value));
  }
  CHECK(value_of(text, "JWT_SECRET") != value_of(text, "METRICS_KEY"));
}

TEST_CASE("secret makes other secrets each time", "[secret][R32]") {
  Room one, two;
  one.secret();
  two.secret();
  CHECK(course::read_text(one.env()) != course::read_text(two.env()));
}

TEST_CASE("secret overwrites nothing, and follows no link", "[secret][R32]") {
  Room room;
  SECTION("a file") {
    room.write_env("JWT_SECRET=mine\n");
    const auto answer = room.secret();
    CHECK(answer.code == course::exit_not_passed);
    CHECK(answer.has("left as it is"));
    CHECK(course::read_text(room.env()) == "JWT_SECRET=mine\n");
  }
  SECTION("a link to nowhere") {
    const TemporaryFolder elsewhere;
    fs::create_symlink(elsewhere.path() / "target", room.env());
    CHECK(room.secret().code == course::exit_not_passed);
    CHECK_FALSE(fs::exists(elsewhere.path() / "target"));
  }
}

TEST_CASE("clock moves the clock of the servers on, step by step, and back", "[course_clock]") {
  Room room;
  CHECK(room.clock().has("have the time of this machine"));

  CHECK(room.clock("+15m").has("15 minutes ahead"));
  CHECK(room.shift() == 900);
  CHECK(room.clock("+2h").has("2 hours, 15 minutes ahead"));
  CHECK(room.clock().has("2 hours, 15 minutes ahead"));
  CHECK(room.clock("+14d").code == course::exit_ok);
  CHECK(room.shift() == 14 * 86'400 + 8'100);

  CHECK(room.clock("reset").has("have the time of this machine"));
  CHECK(room.shift() == 0);
}

TEST_CASE("clock refuses what is no step, and changes nothing", "[course_clock]") {
  Room room;
  room.clock("+1s");
  const auto* step = GENERATE("15m", "-15m", "+m", "+15", "+15w", "+0m", "+1.5h", "+ 15m", "+15m ", "back",
                              "+99999999999999999999d", "+367d");
  CAPTURE(step);
  CHECK(room.clock(step).code == course::exit_usage);
  CHECK(room.shift() == 1);
}

TEST_CASE("clock goes no further than a year", "[course_clock]") {
  Room room;
  CHECK(room.clock("+366d").code == course::exit_ok);
  CHECK(room.clock("+1s").code == course::exit_not_passed);
  CHECK(room.shift() == base::most_clock_shift);
}
