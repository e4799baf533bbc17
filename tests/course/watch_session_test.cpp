// What keys and saves do, over a course of paper.
#include "course/watch/watch_session.hpp"

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/watch/key_commands.hpp"
#include "course/watch/runner_lock.hpp"
#include "fake_course.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

// A learner in front of the runner, with 1.1 open.
struct Learner {
  FakeCourse course;
  course::Session session{course.paths(), course::Terminal::plain()};
  course::WatchSession watch{session, **session.catalogue.find("1.1"), {}};
  course::KeyCommands keys{watch};

  void press(char letter) { keys.press({.kind = course::KeyKind::character, .character = letter}); }
  void press(course::KeyKind kind) { keys.press({.kind = kind}); }
  void type(const std::string& text) {
    for (const char c : text) press(c);
  }

  // Writes a file of the lesson and tells the runner, as an event of the file system would.
  void save(const std::string& name) {
    course.write("lessons/01_fake/" + name, "int unused;\n");
    watch.saved({course.paths().root / "lessons/01_fake" / name});
  }

  void wait_for_check() {
    std::optional<std::string> result;
    while (!(result = watch.worker().poll())) {
      pollfd end{.fd = watch.worker().descriptor(), .events = POLLIN, .revents = 0};
      poll(&end, 1, -1);
    }
    watch.check_ended(*result);
  }

  const course::ScreenContent& content() const { return watch.content(); }
};

}  // namespace

TEST_CASE("a check is announced at once, and told when it ends") {
  Learner alice;
  CHECK_THAT(alice.content().status, ContainsSubstring("checking"));
  CHECK(alice.content().place == "lessons/01_fake/twice.cpp:11");

  alice.wait_for_check();

  CHECK_THAT(alice.content().status, ContainsSubstring("waiting for you"));
  CHECK_THAT(alice.content().body, ContainsSubstring("README.md#11--twice"));
  CHECK(alice.session.progress().of("1.1").last_verdict == "waiting");
}

TEST_CASE("a pass is told and kept, and moves nobody") {
  Learner alice;
  alice.wait_for_check();
  alice.course.let_judge("check-1.1", {{"small", "passed"}, {"large", "passed"}});

  alice.save("twice.cpp");
  alice.wait_for_check();

  CHECK_THAT(alice.content().status, ContainsSubstring("passed, 2 checks"));
  CHECK_THAT(alice.content().body, ContainsSubstring("n goes on to 1.2"));
  CHECK(alice.content().standing == "1 of 3 passed");
  CHECK(alice.watch.exercise().id == "1.1");
  CHECK(alice.session.progress().of("1.1").passed_at);
  CHECK_THAT(alice.content().body, ContainsSubstring("    bob cannot add where he must double.\n") &&
                                       ContainsSubstring("    What of a number that is too large?\n\n"));
}

TEST_CASE("a save during a check begins it again") {
  Learner alice;
  alice.course.let_judge("check-1.1", {{"small", "passed"}, {"large", "passed"}});

  alice.save("twice.cpp");
  alice.save("twice.cpp");
  alice.wait_for_check();

  CHECK_THAT(alice.content().status, ContainsSubstring("passed"));
  CHECK_FALSE(alice.watch.worker().is_running());
  CHECK(alice.session.progress().of("1.1").attempts == 1);
}

TEST_CASE("keys move between exercises, and stop at both ends") {
  Learner alice;
  alice.press('p');
  CHECK_THAT(alice.content().note, ContainsSubstring("nothing further"));

  alice.press('n');
  alice.press('n');
  CHECK(alice.watch.exercise().id == "lab1");
  alice.press('n');
  CHECK_THAT(alice.content().note, ContainsSubstring("nothing further"));
  CHECK(alice.session.progress().place() == "lab1");
}

TEST_CASE("saving another exercise's file says so instead of judging the wrong one") {
  Learner alice;
  alice.wait_for_check();

  alice.save("thrice.cpp");

  CHECK_FALSE(alice.watch.worker().is_running());
  CHECK_THAT(alice.content().note, ContainsSubstring("You saved exercise 1.2. This is 1.1"));
}

TEST_CASE("the list opens where one is, on a small screen, too") {
  Learner alice;
  alice.press('n');
  alice.press('n');
  const course::ScreenSize small{.rows = 12, .columns = 80};
  alice.watch.resized(small);

  alice.press('l');

  std::string screen;
  for (const auto& row : course::rows_of(alice.content(), small, course::Terminal::plain()))
    screen += row + "\n";
  CHECK_THAT(screen, ContainsSubstring("you are here"));
}

TEST_CASE("hints come one by one, and those seen before come back first") {
  Learner alice;
  alice.press('h');
  CHECK_THAT(alice.content().body,
             ContainsSubstring("What is twice two?") && !ContainsSubstring("operator*"));
  alice.press('h');
  CHECK_THAT(alice.content().body, ContainsSubstring("operator*"));
  CHECK(alice.session.progress().of("1.1").hints_shown == 2);

  alice.press(course::KeyKind::escape);
  alice.press('h');
  CHECK_THAT(alice.content().body, ContainsSubstring("operator*") && !ContainsSubstring("One line"));
}

TEST_CASE("the solution is shown after a yes only, unless the exercise is passed") {
  Learner alice;
  alice.press('s');
  CHECK_THAT(alice.content().note, ContainsSubstring("Show the solution?"));
  alice.press('n');
  CHECK(alice.watch.exercise().id == "1.1");
  CHECK_THAT(alice.content().body, !ContainsSubstring("number * 2"));

  alice.press('s');
  alice.press('y');
  CHECK_THAT(alice.content().body, ContainsSubstring("number * 2"));

  alice.press(course::KeyKind::escape);
  alice.session.progress().record_verdict("1.1", "passed");
  alice.press('s');
  CHECK_THAT(alice.content().body, ContainsSubstring("number * 2"));
}

TEST_CASE("a token can be pasted and taken apart, and is not believed") {
  Learner alice;
  alice.press('t');
  alice.type("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.AAAAx");
  alice.press(course::KeyKind::backspace);
  alice.press(course::KeyKind::enter);

  CHECK_THAT(alice.content().body,
             ContainsSubstring("\"alice\"  whom it is about") && ContainsSubstring("not verified"));

  alice.press('t');
  alice.type("not a token");
  alice.press(course::KeyKind::enter);
  CHECK_THAT(alice.content().body, ContainsSubstring("malformed"));
}

TEST_CASE("a judge that stumbles is told, and is no verdict on the answer") {
  Learner alice;
  alice.wait_for_check();

  alice.press('r');
  alice.watch.worker().cancel();
  alice.watch.check_ended("");

  CHECK_THAT(alice.content().status, ContainsSubstring("not judged"));
  CHECK(alice.session.progress().of("1.1").last_verdict == "waiting");
}

TEST_CASE("a lab says what happened to both servers") {
  Learner alice;
  alice.course.let_lab_judge("check-lab1", {{"open", "passed"}}, "breached", "blocked");
  alice.press('n');
  alice.press('n');
  alice.wait_for_check();

  CHECK_THAT(alice.content().body, ContainsSubstring("flawed server  BREACHED"));
  CHECK_THAT(alice.content().body, ContainsSubstring("your server    BLOCKED"));

  alice.press('a');
  CHECK_THAT(alice.content().status, ContainsSubstring("attacking"));
  alice.wait_for_check();
  CHECK_THAT(alice.content().status, ContainsSubstring("the attack"));
  CHECK_THAT(alice.content().body, ContainsSubstring("honest users get in"));
}

TEST_CASE("a second runner is told who is there") {
  const TemporaryFolder folder;
  {
    const auto first = course::RunnerLock::take(folder.path() / ".course");
    REQUIRE(first);
    const auto second = course::RunnerLock::take(folder.path() / ".course");
    REQUIRE_FALSE(second);
    CHECK_THAT(second.error().what, ContainsSubstring("another terminal already (process "));
  }
  CHECK(course::RunnerLock::take(folder.path() / ".course"));

  // Where nothing can be written the course goes on without a lock.
  CHECK(course::RunnerLock::take(folder.write("file", "") / ".course"));
}
