// What keys and saves do, over a course of paper.
#include "course/watch/watch_session.hpp"

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/text/text.hpp"
#include "course/watch/key_commands.hpp"
#include "course/watch/runner_lock.hpp"
#include "fake_course.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

// A learner in front of the runner, with 1.1 open.
struct Learner {
  FakeCourse course;
  course::Session session{course.paths(), course::Terminal::plain()};
  std::chrono::steady_clock::time_point now{};
  course::WatchSession watch{session, **session.catalogue.find("1.1"), {}, [this] { return now; }};
  course::KeyCommands keys{watch};

  void press(char letter) { keys.press({.kind = course::KeyKind::character, .character = letter}); }
  void press(course::KeyKind kind) { keys.press({.kind = kind}); }
  void paste(const std::string& text) {
    for (const char c : text) keys.press({.kind = course::KeyKind::pasted, .character = c});
  }
  void type(const std::string& text) {
    for (const char c : text) press(c);
  }

  // Writes a file of the lesson and tells the runner, as an event of the file system would.
  void save(const std::string& name) {
    course.write("lessons/01_fake/" + name, "int unused;\n");
    watch.saved({course.paths().root / "lessons/01_fake" / name});
  }

  void wait_for_check() {
    std::optional<course::Verdict> verdict;
    while (!(verdict = watch.worker().poll())) {
      pollfd end{.fd = watch.worker().descriptor(), .events = POLLIN, .revents = 0};
      poll(&end, 1, -1);
    }
    watch.check_ended(*std::move(verdict));
  }

  const course::ScreenContent& content() const { return watch.content(); }
  std::string screen(const course::ScreenSize& size) const {
    std::string screen;
    for (const auto& row : course::rows_of(content(), size, session.terminal)) screen += row + "\n";
    return screen;
  }
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
  CHECK_THAT(alice.content().body, ContainsSubstring("Enter goes on to 1.2"));
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

  CHECK_THAT(alice.screen(small), ContainsSubstring("you are here") && ContainsSubstring("0 of 3 passed"));
}

TEST_CASE("in the list one moves, and Enter goes there") {
  Learner alice;
  alice.press('l');
  alice.press('j');
  alice.press(course::KeyKind::down);
  alice.press('k');
  alice.press(course::KeyKind::enter);
  CHECK(alice.watch.exercise().id == "1.2");
  CHECK(alice.content().title == "1.2  Thrice");

  alice.press('l');
  alice.press(course::KeyKind::up);
  alice.press(course::KeyKind::escape);
  CHECK(alice.watch.exercise().id == "1.2");
  CHECK(alice.content().title == "1.2  Thrice");
}

TEST_CASE("the list is searched by id and title, also with what is pasted") {
  Learner alice;
  alice.press('l');
  alice.press('/');
  alice.type("THRi");
  CHECK_THAT(alice.content().body, ContainsSubstring("Thrice") && !ContainsSubstring("Twice"));
  alice.press(course::KeyKind::escape);
  CHECK_THAT(alice.content().body, ContainsSubstring("Twice"));

  alice.press('/');
  alice.paste("lab1");
  alice.press(course::KeyKind::enter);
  CHECK(alice.watch.exercise().id == "lab1");

  alice.press('l');
  alice.press('/');
  alice.type("nowhere");
  alice.press(course::KeyKind::enter);
  CHECK_THAT(alice.content().body, ContainsSubstring("Nothing here"));
}

TEST_CASE("the list is filtered by what is open, failed and passed") {
  Learner alice;
  alice.session.progress().record_verdict("1.1", "passed");
  alice.session.progress().record_verdict("1.2", "crashed");
  alice.press('l');
  const auto shown = [&] {
    std::string ids;
    for (const char* id : {"1.1 ", "1.2 ", "lab1 "}) ids += alice.content().body.contains(id) ? id : "";
    return alice.content().status + ": " + ids;
  };
  CHECK(shown() == "all: 1.1 1.2 lab1 ");
  alice.press('f');
  CHECK(shown() == "open: 1.2 lab1 ");
  alice.press('f');
  CHECK(shown() == "failed: 1.2 ");
  alice.press('f');
  CHECK(shown() == "passed: 1.1 ");
  alice.press('f');
  CHECK(shown() == "all: 1.1 1.2 lab1 ");
}

TEST_CASE("a check that ends behind the list is told when one comes back") {
  Learner alice;
  alice.press('l');
  alice.wait_for_check();
  CHECK(alice.content().lesson == "All exercises");
  alice.press(course::KeyKind::escape);
  CHECK_THAT(alice.content().status, ContainsSubstring("waiting for you"));
}

TEST_CASE("the list is cut to a narrow screen, a row for each exercise") {
  Learner alice;
  alice.watch.resized({.rows = 24, .columns = 40});
  alice.press('l');
  CHECK(course::lines_of(alice.content().body).size() == 4);
  CHECK_THAT(alice.content().body, ContainsSubstring("1.1       Twice") && !ContainsSubstring("min"));
}

TEST_CASE("Enter goes on after a pass only") {
  Learner alice;
  alice.wait_for_check();
  alice.press(course::KeyKind::enter);
  CHECK(alice.watch.exercise().id == "1.1");
  CHECK_THAT(alice.content().note, ContainsSubstring("after a pass"));

  alice.course.let_judge("check-1.1", {{"small", "passed"}, {"large", "passed"}});
  alice.press('r');
  alice.wait_for_check();
  alice.press(course::KeyKind::enter);
  CHECK(alice.watch.exercise().id == "1.2");
}

TEST_CASE("a hint is offered after three failures in a row, and never shown by itself") {
  Learner alice;
  alice.wait_for_check();
  alice.course.let_judge("check-1.1", {{"small", "failed"}, {"large", "passed"}});
  for (int i = 1; i <= 3; ++i) {
    CHECK(alice.content().note.empty());
    alice.press('r');
    alice.wait_for_check();
  }
  CHECK(alice.content().note == "h shows a hint.");
  CHECK(alice.session.progress().of("1.1").hints_shown == 0);

  alice.press('n');
  CHECK(alice.content().note.empty());
}

TEST_CASE("a hint is offered once after eight minutes, and not over a question") {
  Learner alice;
  alice.now += std::chrono::minutes{7};
  alice.watch.time_passed();
  CHECK(alice.content().time == "7 min");
  CHECK(alice.content().note.empty());

  alice.press('s');
  alice.now += std::chrono::minutes{1};
  alice.watch.time_passed();
  CHECK_THAT(alice.content().note, ContainsSubstring("Show the solution?"));
  alice.press('n');
  alice.press('?');
  alice.watch.time_passed();
  CHECK(alice.content().note == "h shows a hint.");

  alice.press('?');
  alice.watch.time_passed();
  CHECK(alice.content().note.empty());
}

TEST_CASE("what is pasted is no command and no answer") {
  Learner alice;
  alice.paste("xy");
  CHECK_THAT(alice.content().note, ContainsSubstring("no command"));
  alice.press('x');
  alice.paste("y");
  CHECK(alice.content().note == "Nothing was changed.");
}

TEST_CASE("keys that were pressed before a question could be read are no answer to it") {
  Learner alice;
  std::vector<course::Key> keys;
  for (const char c : std::string{"wxyz"})
    keys.push_back({.kind = course::KeyKind::character, .character = c});
  alice.keys.press(keys);
  CHECK_THAT(alice.content().note, ContainsSubstring("Begin 1.1 again?"));
}

TEST_CASE("where a reset has kept the file stays on the screen until the next save") {
  Learner alice;
  alice.press('x');
  alice.press('y');
  const std::string kept = alice.content().note;
  CHECK_FALSE(kept.empty());
  alice.press('h');
  CHECK(alice.content().note == kept);
  alice.save("twice.cpp");
  CHECK(alice.content().note.empty());
}

TEST_CASE("e asks for the editor where the learner works") {
  Learner alice;
  CHECK_FALSE(alice.watch.take_editor_wish());
  alice.press('e');
  const auto place = alice.watch.take_editor_wish();
  REQUIRE(place);
  CHECK(place->file == alice.course.paths().root / "lessons/01_fake/twice.cpp");
  CHECK(place->line == 11);
  CHECK_FALSE(alice.watch.take_editor_wish());
}

TEST_CASE("progress that was removed under the open course is written again") {
  Learner alice;
  alice.wait_for_check();
  std::filesystem::remove_all(alice.course.paths().state());

  alice.press('r');
  alice.wait_for_check();
  CHECK_FALSE(alice.session.progress().save_error());
  CHECK(std::filesystem::exists(alice.course.paths().state() / "progress.json"));
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

TEST_CASE("a check that an attack has stopped begins again when one goes back to it") {
  Learner alice;
  alice.course.let_judge("check-1.1", {{"small", "passed"}, {"large", "passed"}});
  alice.press('r');
  alice.press('a');
  CHECK_THAT(alice.content().status, ContainsSubstring("attacking"));
  alice.wait_for_check();
  alice.press(course::KeyKind::escape);
  CHECK_THAT(alice.content().status, ContainsSubstring("checking"));
  alice.wait_for_check();

  CHECK_THAT(alice.content().status, ContainsSubstring("passed"));
}

TEST_CASE("a judge that stumbles is told, and is no verdict on the answer") {
  Learner alice;
  alice.wait_for_check();

  alice.press('r');
  alice.watch.worker().cancel();
  alice.watch.check_ended({});

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
