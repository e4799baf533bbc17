// Whatever a learner's code does to its judge, the verdict says what happened, and nothing but a whole run is
// a pass.
#include "course/judge/judge.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "course/judge/judge_all.hpp"
#include "course/judge/stale_objects.hpp"
#include "course/lesson/catalogue.hpp"
#include "course/text/text.hpp"
#include "fake_checkout.hpp"

namespace {

using course::Verdict;
using course::VerdictKind;
using namespace std::chrono_literals;

const std::string started = event(R"({"event":"run_started","seed":42})");
const std::string first = event(
    R"({"event":"check_started","name":"1.1 one dot is not two","tags":["1.1","first_tag"],"file":"t.cpp","line":7})");
const std::string second = event(
    R"({"event":"check_started","name":"1.1 three dots are not two","tags":["1.1","second_tag"],"file":"t.cpp","line":9})");
const std::string passed = event(R"({"event":"check_ended","name":"","outcome":"passed"})");
const std::string failed = event(R"({"event":"check_ended","name":"","outcome":"failed"})");
const std::string ended = event(R"({"event":"run_ended","passed":1,"failed":1,"skipped":0})");

std::string not_met(const std::string& expression, const std::string& expansion,
                    const std::string& note = "a note") {
  return event(R"({"event":"check_failed","expression":")" + expression + R"(","expansion":")" + expansion +
               R"(","notes":[")" + note + R"("],"file":"t.cpp","line":8})");
}

Verdict verdict_on(const FakeCheckout& checkout, const std::string& script,
                   std::chrono::milliseconds limit = 10s) {
  checkout.judge("check-1.1", script);
  course::Catalogue catalogue(checkout.paths());
  course::JudgeOptions options;
  options.limit = limit;
  return course::judge(checkout.paths(), **catalogue.find("1.1"), options);
}

Verdict verdict_on(const std::string& script, std::chrono::milliseconds limit = 10s) {
  const FakeCheckout checkout;
  const Verdict verdict = verdict_on(checkout, script, limit);
  // Whatever happened, no file of the run is left.
  CHECK(std::filesystem::is_empty(checkout.paths().state() / "run"));
  return verdict;
}

}  // namespace

TEST_CASE("a whole run with every tag passed is a pass") {
  const auto verdict = verdict_on(started + first + passed + second + passed + ended + "echo debug");

  CHECK(verdict.kind == VerdictKind::passed);
  CHECK(verdict.checks_passed == 2);
  CHECK(verdict.seed == 42);
  CHECK(verdict.printed == "debug\n");
}

TEST_CASE("the first check that was not met is the root cause, the others wait behind it") {
  const auto verdict = verdict_on(started + first + not_met("count() == 2", "3 == 2") + failed + second +
                                  not_met("count() == 2", "5 == 2") + failed + ended + "exit 2");

  CHECK(verdict.kind == VerdictKind::failed);
  CHECK(verdict.check == "one dot is not two");
  CHECK(verdict.tag == "first_tag");
  CHECK(verdict.came_back == "3");
  CHECK(verdict.expected == "2");
  CHECK(verdict.notes == std::vector<std::string>{"a note"});
  REQUIRE(verdict.diagnosis);
  CHECK(verdict.diagnosis->believed == "One is enough.");
  CHECK(verdict.behind == std::vector<std::string>{"three dots are not two"});
}

TEST_CASE("an exception that nobody expected is told as what came back") {
  const auto verdict =
      verdict_on(started + first + not_met("count() == 2", "count() == 2") + failed + ended + "exit 1");

  CHECK(verdict.kind == VerdictKind::failed);
  CHECK(verdict.came_back == "an exception: a note");
}

TEST_CASE("an exception of our own JSON is told with what avoids it") {
  const auto thrown = not_met("count() == 2", "count() == 2", "no member 'alg'");
  const auto verdict = verdict_on(started + first + thrown + failed + ended + "exit 1");

  CHECK(verdict.came_back == "an exception: no member 'alg'");
  CHECK(verdict.notes ==
        std::vector<std::string>{"at() throws when there is no such member: ask contains() first"});
}

TEST_CASE("an open hole waits for the learner, at its line") {
  const auto verdict = verdict_on(
      started + first + event(R"({"event":"waiting","exercise":"1.1","file":"/a/count.cpp","line":2})") +
      event(R"({"event":"check_ended","name":"","outcome":"waiting"})") + ended + "exit 1");

  CHECK(verdict.kind == VerdictKind::waiting);
  CHECK(verdict.waits_for == "1.1");
  CHECK(verdict.place == course::SourceLocation{"/a/count.cpp", 2});
}

TEST_CASE("a run without its end is no pass, whatever its exit code says") {
  SECTION("exit(0) in the middle") {
    const auto verdict = verdict_on(started + first + passed + second + "exit 0");
    CHECK(verdict.kind == VerdictKind::ended_early);
    CHECK(verdict.check == "three dots are not two");
  }
  SECTION("exit(0) before anything") { CHECK(verdict_on("exit 0").kind == VerdictKind::ended_early); }
  SECTION("another exit code after the end") {
    CHECK(verdict_on(started + first + passed + second + passed + ended + "exit 3").kind ==
          VerdictKind::ended_early);
  }
}

TEST_CASE("a check that is not there is no pass") {
  SECTION("deleted") {
    const auto verdict = verdict_on(started + first + passed + ended);
    CHECK(verdict.kind == VerdictKind::incomplete);
    CHECK(verdict.missing == std::vector<std::string>{"second_tag"});
  }
  SECTION("skipped") {
    const std::string skipped = event(R"({"event":"check_ended","name":"","outcome":"skipped"})");
    CHECK(verdict_on(started + first + passed + second + skipped + ended).kind == VerdictKind::incomplete);
  }
  SECTION("all of them") { CHECK(verdict_on(started + ended).kind == VerdictKind::incomplete); }
}

TEST_CASE("a loop without an end is told with the check that it was in") {
  const auto verdict = verdict_on(started + first + "while :; do :; done", 200ms);

  CHECK(verdict.kind == VerdictKind::hung);
  CHECK(verdict.check == "one dot is not two");
  CHECK(verdict.run_time < 5s);
}

TEST_CASE("a crash is told with its signal") {
  const auto verdict = verdict_on(started + first + "kill -SEGV $$");

  CHECK(verdict.kind == VerdictKind::crashed);
  CHECK(verdict.message == "SIGSEGV (Segmentation fault)");
  CHECK(verdict.check == "one dot is not two");
}

TEST_CASE("a sanitizer's report becomes a sentence and a line of the learner's file") {
  const FakeCheckout checkout;
  const std::string file = (checkout.paths().root / FakeCheckout::hole).string();
  const auto verdict =
      verdict_on(checkout, started + first + "cat > asan.7 <<'END'\n" +
                               "==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x1\n"
                               "READ of size 1 at 0x1 thread T0\n"
                               "    #0 0x1 in memcpy (libasan.so)\n"
                               "    #1 0x2 in count() " +
                               file +
                               ":2\n"
                               "END\nexit 99");

  CHECK(verdict.kind == VerdictKind::crashed);
  CHECK(verdict.message == "it read outside a block on the heap");
  CHECK(verdict.place == course::SourceLocation{file, 2});
  CHECK(verdict.source_line == "course::todo(\"1.1\");");
}

TEST_CASE("100 MB of output are a remark, not a problem") {
  const auto verdict =
      verdict_on("head -c 100000000 /dev/zero\n" + started + first + passed + second + passed + ended);

  CHECK(verdict.kind == VerdictKind::passed);
  CHECK(verdict.printed_bytes == 100'000'000);
  CHECK(verdict.printed.size() == 65536);
}

TEST_CASE("undefined behaviour is found behind 100 MB of output") {
  const FakeCheckout checkout;
  const std::string file = (checkout.paths().root / FakeCheckout::hole).string();
  const auto verdict =
      verdict_on(checkout, started + first + "head -c 100000000 /dev/zero\necho; echo '" + file +
                               ":2:5: runtime error: signed integer overflow'\nexit 1");

  CHECK(verdict.kind == VerdictKind::crashed);
  CHECK(verdict.place == course::SourceLocation{file, 2});
}

TEST_CASE("a child that outlives its judge is ended and told") {
  const FakeCheckout checkout;
  const auto note = checkout.folder().path() / "pid";
  const auto verdict = verdict_on(
      checkout, "setsid sh -c 'echo $$ > " + note.string() + "; exec sleep 60' & while [ ! -s " +
                    note.string() + " ]; do :; done\n" + started + first + passed + second + passed + ended);

  CHECK(verdict.kind == VerdictKind::passed);
  CHECK(verdict.leftover_processes == 1);
  CHECK(kill(std::stoi(course::read_text(note)), 0) != 0);
}

TEST_CASE("a judge that fails a million times is read as fast as one that fails once") {
  const std::string failures =
      "i=0; while [ $i -lt 12 ]; do cat lines lines > more; mv more lines; i=$((i+1)); done; cat lines >> "
      "\"$COURSE_EVENTS\"\n";
  const std::string line =
      "cat > lines <<'END'\n"
      R"({"event":"check_failed","expression":"a == 1","expansion":"2 == 1","notes":[],"file":"t","line":1})"
      "\nEND\n";
  const auto verdict = verdict_on(started + first + line + failures + failed + ended + "exit 1");

  CHECK(verdict.kind == VerdictKind::failed);
  CHECK(verdict.came_back == "2");
}

TEST_CASE("a judge that is not there is the course's trouble, not the learner's") {
  const FakeCheckout checkout;
  course::Catalogue catalogue(checkout.paths());
  const auto verdict = course::judge(checkout.paths(), **catalogue.find("1.1"));

  CHECK(verdict.kind == VerdictKind::not_judged);
  CHECK_FALSE(verdict.problem.mend.empty());
}

TEST_CASE("a lesson's server waits until its exercises pass") {
  const FakeCheckout checkout;
  course::Catalogue catalogue(checkout.paths());
  const std::vector exercises{*catalogue.find("1.1"), *catalogue.find("1.2"), *catalogue.find("1.server")};
  checkout.passing_judge("check-1.1", "1.1", "first_tag second_tag");
  checkout.passing_judge("check-1.server", "1.server", "open");

  checkout.judge("check-1.2", "exit 0");
  const auto before = course::judge_all(checkout.paths(), exercises);
  CHECK(before[0].kind == VerdictKind::passed);
  CHECK(before[1].kind == VerdictKind::ended_early);
  CHECK(before[2].kind == VerdictKind::waiting);
  CHECK(before[2].waits_for == "1.2");

  checkout.passing_judge("check-1.2", "1.2", "cut");
  for (const Verdict& verdict : course::judge_all(checkout.paths(), exercises)) CHECK(verdict.passed());
}

TEST_CASE("judging several tells how far the build and the judges are") {
  const FakeCheckout checkout;
  checkout.add_lesson_2("touch made");
  course::Catalogue catalogue(checkout.paths());
  checkout.passing_judge("check-1.1", "1.1", "first_tag second_tag");
  std::vector<course::JudgeProgress> told;
  course::judge_all(checkout.paths(), {*catalogue.find("1.1"), *catalogue.find("2.1")}, {},
                    [&](const course::JudgeProgress& progress) { told.push_back(progress); });

  REQUIRE_FALSE(told.empty());
  CHECK(told.front().to_judge == 2);
  CHECK(told.front().to_build == 1);
  CHECK(told.front().built == 0);
  CHECK(told.back().built == 1);
  CHECK(told.back().judged == 2);
  CHECK(told.back().passed == 2);
}

TEST_CASE("judging several tells each its own warnings, and compiles once") {
  const FakeCheckout checkout;
  const auto warned = (checkout.paths().root / FakeCheckout::hole).string();
  checkout.judge("check-1.1", started + first + passed + second + passed + ended);
  checkout.judge("check-1.2", started + ended);
  checkout.folder().write("build/learn/build.ninja", "rule make\n  command = echo " + warned +
                                                         ":2:1: warning: unused; touch $out; echo x >>times\n"
                                                         "build check-1.1: make\nbuild check-1.2: phony\n");
  course::Catalogue catalogue(checkout.paths());
  const auto verdicts = course::judge_all(checkout.paths(), {*catalogue.find("1.1"), *catalogue.find("1.2")},
                                          {}, [](const course::JudgeProgress&) {});

  REQUIRE(verdicts.size() == 2);
  CHECK(verdicts[0].warnings == std::vector<course::BuildWarning>{{{warned, 2}, "unused"}});
  CHECK(verdicts[1].warnings.empty());
  CHECK(course::read_text(checkout.paths().build / "times") == "x\n");
}

TEST_CASE("a path with blanks, commas or colons does not end the sanitizers' options") {
  const FakeCheckout checkout(GENERATE("a b", "a,b", "x:y", "it's", "say \"x\""));
  const auto seen = checkout.folder().path() / "asan";
  // A judge that notes what the sanitizers would be told.
  checkout.judge("check-1.1", "printf %s \"$ASAN_OPTIONS\" >" + seen.string());
  course::Catalogue catalogue(checkout.paths());
  course::judge(checkout.paths(), **catalogue.find("1.1"));

  const std::string options = course::read_text(seen);
  REQUIRE(options.starts_with("log_path="));
  const char quote = options[9];
  CHECK((quote == '\'' || quote == '"'));
  const std::string value = options.substr(10, options.find(quote, 10) - 10);
  CHECK(value.starts_with(checkout.paths().state().string() + "/run/"));
  CHECK(value.ends_with("/asan"));
  CHECK(options.substr(10 + value.size()).starts_with(std::string(1, quote) + ":"));
}

TEST_CASE("a file that came with an old time is compiled again") {
  const FakeCheckout checkout;
  const auto source = checkout.folder().path() / FakeCheckout::hole;
  const auto object = checkout.folder().write(
      "build/learn/lessons/01_first_steps/CMakeFiles/own-1.1.dir/count.cpp.o", "compiled");
  const auto hour = std::chrono::hours(1);
  const auto is_removed = [&] {
    course::Catalogue catalogue(checkout.paths());
    course::judge_all(checkout.paths(), {*catalogue.find("1.1")});
    return !std::filesystem::exists(object);
  };
  // Setting a time is itself a change at this moment, as copying with `cp -p` is.
  const auto now = std::filesystem::file_time_type::clock::now();

  SECTION("written and compiled long ago, put here now") {
    std::filesystem::last_write_time(object, now - hour);
    std::filesystem::last_write_time(source, now - 2 * hour);
    CHECK(is_removed());
  }
  SECTION("compiled after it came") {
    std::filesystem::last_write_time(source, now - 2 * hour);
    std::filesystem::last_write_time(object, now + hour);
    CHECK_FALSE(is_removed());
  }
  SECTION("saved after it was compiled: Ninja sees that") {
    std::filesystem::last_write_time(object, now - 2 * hour);
    CHECK_FALSE(is_removed());
  }
}
