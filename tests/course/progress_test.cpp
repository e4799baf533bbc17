#include "course/progress/progress.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/progress/progress_json.hpp"
#include "random.hpp"
#include "temporary_folder.hpp"

namespace {

// A clock that stands still until it is moved.
struct Hands {
  std::int64_t now = random_instant();

  course::Progress::Clock clock() {
    return [this] { return std::chrono::sys_seconds{std::chrono::seconds{now}}; };
  }
};

bool mentions(const std::optional<std::string>& text, const std::string& word) {
  return text && text->find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("progress is there after a restart") {
  const TemporaryFolder folder;
  const auto file = folder.path() / ".course" / "progress.json";
  Hands hands;
  const auto begin = hands.now;
  {
    course::Progress progress{file, hands.clock()};
    progress.record_visit("1.1");
    hands.now += 60;
    progress.record_verdict("1.1", "failed");
    hands.now += 60;
    progress.record_verdict("1.1", "passed");
    progress.record_hint("1.1", 2);
  }

  course::Progress progress{file, hands.clock()};
  CHECK_FALSE(progress.save_error());
  CHECK(progress.place() == "1.1");
  CHECK(progress.of("1.1") == course::HoleProgress{.id = "1.1",
                                                   .first_seen = begin,
                                                   .last_verdict = "passed",
                                                   .last_judged = begin + 120,
                                                   .passed_at = begin + 120,
                                                   .hints_shown = 2,
                                                   .attempts = 2});
}

TEST_CASE("what was passed once stays passed, and hints are never unseen") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress progress{folder.path() / "progress.json", hands.clock()};
  const auto passed = hands.now;
  progress.record_verdict("1.2", "passed");
  progress.record_hint("1.2", 3);
  hands.now += 3600;

  progress.record_verdict("1.2", "does_not_compile");
  progress.record_hint("1.2", 1);

  CHECK(progress.of("1.2").passed_at == passed);
  CHECK(progress.of("1.2").last_verdict == "does_not_compile");
  CHECK(progress.of("1.2").hints_shown == 3);
}

TEST_CASE("an untouched exercise is no attempt") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress progress{folder.path() / "progress.json", hands.clock()};

  progress.record_verdict("1.3", "waiting");
  progress.record_verdict("1.3", "waiting");

  CHECK(progress.of("1.3").attempts == 0);
  CHECK(progress.of("1.3").last_verdict == "waiting");
}

TEST_CASE("a hole that nobody looked at has no history") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress progress{folder.path() / "progress.json", hands.clock()};

  CHECK(progress.of("7.7") == course::HoleProgress{.id = "7.7"});
  CHECK(progress.all().empty());
  CHECK(progress.place() == std::nullopt);
}

TEST_CASE("where the file cannot be used the course goes on and says how to mend it") {
  Hands hands;
  const TemporaryFolder folder;
  folder.write("damaged/progress.json", std::string(8192, '?'));
  folder.write("blocked", "a file where the folder should be");
  const auto [place, mend] = GENERATE(table<std::string, std::string>(
      {{"damaged/progress.json", "mv "}, {"blocked/progress.json", "chmod "}}));

  course::Progress progress{folder.path() / place, hands.clock()};
  progress.record_verdict("1.1", "passed");

  CHECK(mentions(progress.save_error(), "not being saved"));
  CHECK(mentions(progress.save_error(), mend));
  CHECK(progress.of("1.1").passed_at == hands.now);
}

TEST_CASE("a file that is locked in the middle of the work loses the file, not the work") {
  Hands hands;
  const TemporaryFolder folder;
  const auto file = folder.path() / "progress.json";
  course::Progress progress{file, hands.clock(), std::chrono::milliseconds{1}};
  progress.record_visit("1.1");
  const base::FileDescriptor other{open((file.string() + ".lock").c_str(), O_RDWR)};
  REQUIRE(flock(other.get(), LOCK_EX) == 0);

  progress.record_verdict("1.2", "failed");

  CHECK(mentions(progress.save_error(), "another program"));
  CHECK(progress.place() == "1.1");
  CHECK(progress.of("1.1").first_seen == hands.now);
  CHECK(progress.of("1.2").last_verdict == "failed");
}

TEST_CASE("two programs that share a file see each other's work, and lose none") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress mine{folder.path() / "progress.json", hands.clock()};
  course::Progress theirs{folder.path() / "progress.json", hands.clock()};

  mine.record_verdict("1.1", "passed");
  theirs.record_verdict("1.2", "failed");
  mine.record_hint("1.1", 1);

  CHECK(theirs.of("1.1").passed_at == hands.now);
  CHECK(theirs.of("1.1").hints_shown == 1);
  CHECK(mine.of("1.2").last_verdict == "failed");
}

TEST_CASE("a file that is removed under an open runner is written again, with all that is known") {
  Hands hands;
  const TemporaryFolder folder;
  const auto file = folder.path() / ".course" / "progress.json";
  course::Progress progress{file, hands.clock()};
  progress.record_verdict("1.1", "passed");
  std::filesystem::remove_all(file.parent_path());

  progress.record_verdict("1.2", "failed");

  CHECK_FALSE(progress.save_error());
  CHECK(course::Progress(file, hands.clock()).of("1.1").passed_at == hands.now);
}

TEST_CASE("a kill at any moment leaves a file that works") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "progress.json";
  Hands hands;
  for (int round = 0; round < 5; ++round) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      course::Progress progress{file, hands.clock()};
      for (int i = 0;; ++i) {
        progress.record_verdict("1." + std::to_string(i % 7), "failed");
        if (i == 10 * round && write(ready[1], "x", 1) != 1) _exit(1);
      }
    }
    char go = 0;
    REQUIRE(read(ready[0], &go, 1) == 1);  // It is in the middle of its writes now.
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ready[0]);
    close(ready[1]);

    course::Progress progress{file, hands.clock()};
    REQUIRE_FALSE(progress.save_error());
    REQUIRE(progress.of("1.0").attempts >= 1);
  }
}

TEST_CASE("an export is read back as it was") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress mine{folder.path() / "mine.json", hands.clock()};
  mine.record_visit("1.1");
  mine.record_verdict("1.server", "failed");
  mine.record_verdict("lab1", "passed");
  mine.record_hint("lab1", 1);

  const auto read =
      course::progress_from_json(course::progress_to_json({.holes = mine.all(), .place = "1.1"}));

  REQUIRE(read);
  CHECK(read->holes == mine.all());
  CHECK(read->place == "1.1");
}

TEST_CASE("an import keeps what either side knows") {
  Hands hands;
  const TemporaryFolder folder;
  course::Progress progress{folder.path() / "progress.json", hands.clock()};
  progress.record_verdict("1.1", "passed");
  progress.record_verdict("1.2", "failed");

  const auto earlier = hands.now - 1000;
  progress.merge(
      {{.id = "1.1", .first_seen = earlier, .last_verdict = "failed", .last_judged = earlier, .attempts = 9},
       {.id = "1.2", .first_seen = earlier, .passed_at = earlier, .hints_shown = 3},
       {.id = "1.3", .first_seen = earlier}});

  CHECK(progress.of("1.1").passed_at == hands.now);
  CHECK(progress.of("1.1").last_verdict == "passed");
  CHECK(progress.of("1.1").first_seen == earlier);
  CHECK(progress.of("1.1").attempts == 9);
  CHECK(progress.of("1.2").passed_at == earlier);
  CHECK(progress.of("1.2").hints_shown == 3);
  CHECK(progress.of("1.3").first_seen == earlier);
}

TEST_CASE("an import that is not an export is refused with a reason") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"", "not a JSON object"},
      {"[]", "not a JSON object"},
      {R"({"format":"shopping list","version":1,"holes":[]})", "\"format\""},
      {R"({"format":"course progress","version":2,"holes":[]})", "\"version\""},
      {R"({"format":"course progress","version":1})", "\"holes\""},
      {R"({"format":"course progress","version":1,"holes":[],"extra":1})", "unknown member \"extra\""},
      {R"({"format":"course progress","version":1,"holes":[{"first_seen":1}]})",
       "entry 1 has no usable \"id\""},
      {R"({"format":"course progress","version":1,"holes":[7]})", "entry 1 has no usable \"id\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"../x","first_seen":1}]})", "usable \"id\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1"}]})",
       "hole 1.1 has no \"first_seen\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":-1}]})",
       "\"first_seen\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":true}]})",
       "\"first_seen\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":1,"hints_shown":4}]})",
       "\"hints_shown\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":1,"last_verdict":5}]})",
       "\"last_verdict\""},
      {R"({"format":"course progress","version":1,"holes":[{"id":"1.1","first_seen":1},{"id":"1.1","first_seen":1}]})",
       "1.1 appears twice"},
  }));

  const auto read = course::progress_from_json(text);

  REQUIRE_FALSE(read);
  CHECK(read.error().find(reason) != std::string::npos);
}

TEST_CASE("a pass after a pass is no attempt, nor is what says nothing about the answer") {
  const TemporaryFolder folder;
  course::Progress progress{folder.path() / "progress.json", [] { return std::chrono::sys_seconds{}; }};
  for (const char* verdict : {"waiting", "failed", "passed", "passed", "interrupted", "not_judged", "passed"})
    progress.record_verdict("1.1", verdict);
  CHECK(progress.of("1.1").attempts == 2);
  CHECK(progress.of("1.1").last_verdict == "passed");

  progress.record_verdict("1.1", "failed");
  progress.record_verdict("1.1", "passed");
  CHECK(progress.of("1.1").attempts == 4);
}
