// The commands that help on: hint, solution and reset.
#include <filesystem>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "course/commands/hint.hpp"
#include "course/lesson/starters.hpp"
#include "course/os/process.hpp"
#include "course/session/exit_codes.hpp"
#include "learner.hpp"

namespace {

void git(const FakeCheckout& checkout, const std::string& arguments) {
  const auto ended = course::run_process({.arguments = {"sh", "-c", "git " + arguments},
                                          .environment = {{"GIT_AUTHOR_NAME", "alice"},
                                                          {"GIT_AUTHOR_EMAIL", "alice@example.com"},
                                                          {"GIT_COMMITTER_NAME", "alice"},
                                                          {"GIT_COMMITTER_EMAIL", "alice@example.com"}},
                                          .directory = checkout.paths().root});
  INFO(ended.output);
  REQUIRE(ended.succeeded());
}

}  // namespace

TEST_CASE("hint shows one more each time, and the last again") {
  Learner learner;
  CHECK(learner.hint().has("How many?"));
  CHECK(learner.hint().has("Where to look."));
  CHECK(learner.hint().has("Nearly ____."));
  CHECK(learner.hint().has("hint 3 of 3"));

  const auto first = said([&] { return course::hint(learner.session, {.id = "1.1", .number = 1}); });
  CHECK(first.has("How many?"));
  CHECK(learner.hint().has("hint 3 of 3"));
}

TEST_CASE("the solution stays closed until the exercise has passed") {
  Learner learner;
  CHECK(learner.solution(false).code == course::exit_not_passed);
  CHECK_FALSE(learner.solution(false).has("return 2"));
  CHECK(learner.solution(true).has("return 2"));

  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto answer = learner.solution(false);
  CHECK(answer.code == course::exit_ok);
  CHECK(answer.has("return 2"));
}

TEST_CASE("reset gives the starter back and keeps what was there") {
  Learner learner;
  course::back_up_starters(learner.checkout.paths());
  learner.edit("int count() { return 7; }\n");

  SECTION("not without being sure") {
    CHECK(learner.reset("1.1", false).code == course::exit_not_passed);
    CHECK(learner.file() == "int count() { return 7; }\n");
  }
  SECTION("one exercise") {
    CHECK(learner.reset("1.1", true).code == course::exit_ok);
    CHECK(learner.file() == FakeCheckout::starter);
    const auto backups = learner.checkout.paths().state() / "backups";
    const auto backup = std::filesystem::directory_iterator(backups)->path() / FakeCheckout::hole;
    CHECK(course::read_text(backup) == "int count() { return 7; }\n");
    CHECK(learner.reset("1.1", true).has("Nothing to reset"));
  }
  SECTION("a lesson, its labs included") {
    learner.checkout.folder().write("lessons/01_first_steps/attacks/break_in.cpp", "mine\n");
    const auto answer = learner.reset("1", true);
    CHECK(answer.has("lessons/01_first_steps/count.cpp"));
    CHECK(answer.has("lessons/01_first_steps/attacks/break_in.cpp"));
    CHECK_FALSE(answer.has("split.cpp"));
  }
  SECTION("and what was passed is open again") {
    pass_1_1(learner.checkout);
    learner.check("1.1");
    REQUIRE(learner.session.progress().of("1.1").passed_at);

    CHECK(learner.reset("1.1", true).code == course::exit_ok);
    CHECK_FALSE(learner.session.progress().of("1.1").passed_at);
    CHECK(learner.session.progress().of("1.1").last_verdict == "");
  }
  SECTION("a file that was deleted") {
    std::filesystem::remove(learner.checkout.paths().root / FakeCheckout::hole);
    CHECK(learner.reset("1.1", true).code == course::exit_ok);
    CHECK(learner.file() == FakeCheckout::starter);
  }
  SECTION("every lesson") { CHECK(learner.reset("all", true).code == course::exit_ok); }
  SECTION("what cannot be copied is not replaced, nor is any other file") {
    const auto file = learner.checkout.paths().root / FakeCheckout::hole;
    const auto other = learner.checkout.folder().write("lessons/01_first_steps/split.cpp", "mine too\n");
    std::filesystem::remove(file);
    std::filesystem::create_directory(file);  // Nobody, not even root, can read it as a file.
    const auto answer = learner.reset("1", true);
    CHECK(answer.code == course::exit_not_passed);
    CHECK(answer.has("cannot be backed up"));
    CHECK(course::read_text(other) == "mine too\n");
  }
  SECTION("a link stays, and the file behind it is replaced") {
    const auto file = learner.checkout.paths().root / FakeCheckout::hole;
    const auto elsewhere = learner.checkout.folder().write("elsewhere.cpp", "mine\n");
    std::filesystem::remove(file);
    std::filesystem::create_symlink(elsewhere, file);
    CHECK(learner.reset("1.1", true).code == course::exit_ok);
    CHECK(std::filesystem::is_symlink(file));
    CHECK(course::read_text(elsewhere) == FakeCheckout::starter);
  }
}

TEST_CASE("reset finds the starter in git, behind the learner's commits and after the course's") {
  Learner learner;
  learner.edit("old " + std::string(FakeCheckout::starter));
  git(learner.checkout, "init -q && git add lessons");
  git(learner.checkout, "commit -q -m one");
  learner.edit(FakeCheckout::starter);
  git(learner.checkout, "commit -q -a -m two");
  learner.edit("int count() { return 7; }\n");
  git(learner.checkout, "commit -q -a -m mine");

  CHECK(learner.reset("1.1", true).code == course::exit_ok);
  CHECK(learner.file() == FakeCheckout::starter);
}

TEST_CASE("reset finds the starter that an update brought, also if a merge kept the learner's file") {
  Learner learner;
  learner.edit("old " + std::string(FakeCheckout::starter));
  git(learner.checkout, "init -q && git add lessons");
  git(learner.checkout, "commit -q -m one && git branch upstream");
  learner.edit("int count() { return 7; }\n");
  git(learner.checkout, "commit -q -a -m mine");
  git(learner.checkout, "checkout -q upstream");
  learner.edit(FakeCheckout::starter);
  git(learner.checkout,
      "commit -q -a -m two && git checkout -q - && git merge -q -s ours --no-edit upstream");

  CHECK(learner.file() == "int count() { return 7; }\n");
  CHECK(learner.reset("1.1", true).code == course::exit_ok);
  CHECK(learner.file() == FakeCheckout::starter);
}

TEST_CASE("reset invents nothing when there is no starter") {
  Learner learner;
  learner.edit("int count() { return 7; }\n");
  course::back_up_starters(learner.checkout.paths());
  const auto answer = learner.reset("1.1", true);

  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.has("neither in git nor kept"));
  CHECK(learner.file() == "int count() { return 7; }\n");
}
