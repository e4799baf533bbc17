// The line that tells how far a check is.
#include "course/session/progress_line.hpp"

#include <atomic>
#include <sstream>
#include <string>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/text/characters.hpp"
#include "course/text/text.hpp"

using course::Terminal;
using std::chrono::seconds;

namespace {

constexpr course::JudgeProgress halfway{
    .built = 60, .to_build = 120, .passed = 19, .judged = 24, .to_judge = 48};

}  // namespace

TEST_CASE("the line tells counts and the time left, once it can be told") {
  CHECK(progress_text(halfway, seconds(12), Terminal::plain()) ==
        "24/48 judged, about 0:12 left, built 60/120, 19 passed");
  CHECK(progress_text(halfway, seconds(90), Terminal::plain(40)) == "24/48 judged, about 1:30 left");
  CHECK(progress_text({.to_build = 120, .to_judge = 48}, seconds(3), Terminal::plain()) ==
        "0/48 judged, 0:03, built 0/120, 0 passed");
  CHECK(progress_text({}, seconds(0), Terminal::plain()) == "0/0 judged, 0:00, 0 passed");
}

TEST_CASE("the line fits into the terminal, its bar included") {
  const std::size_t width = GENERATE(40U, 60U, 80U, 100U);
  const std::string line = progress_text(halfway, seconds(200), Terminal::coloured(width));
  CHECK(course::columns(line) < width);
  CHECK(line.contains("█"));
  CHECK(line.contains("24/48 judged, about 3:20 left"));
}

TEST_CASE("on a terminal the line is drawn again in its place, and is gone at the end") {
  // Counts how often something was told.
  struct Lines : std::stringbuf {
    std::atomic<int> flushed = 0;
    int sync() override { return ++flushed, 0; }
  } lines;
  std::ostream out(&lines);
  {
    course::ProgressLine line(out, Terminal::plain(), course::ProgressLine::Style::redrawn,
                              std::chrono::milliseconds(1));
    line.update(halfway);
    while (lines.flushed < 3) std::this_thread::yield();
    line.say("Another build is running here.");
  }
  const std::string text = lines.str();
  CHECK(text.contains("\r24/48 judged, 0:00, built 60/120, 19 passed\x1b[K\r"));
  CHECK(text.contains("\r\x1b[KAnother build is running here.\n"));
}

TEST_CASE("what is quick has no line") {
  std::ostringstream out;
  {
    course::ProgressLine line(out, Terminal::plain(), course::ProgressLine::Style::lines,
                              std::chrono::hours(1));
  }
  CHECK(out.str().empty());
}
