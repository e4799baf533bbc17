// The commands as a learner meets them, on a fake checkout without a terminal.
#include "course/commands.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "course/process.hpp"
#include "course/starters.hpp"
#include "course/text.hpp"
#include "course/watch.hpp"
#include "fake_checkout.hpp"
#include "jwt/json.hpp"

namespace {

using course::Session;
using course::Terminal;

// Takes what is written to stdout and stderr while it lives.
class Captured {
 public:
  Captured() : out_(std::cout.rdbuf(text_.rdbuf())), err_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Captured() {
    std::cout.rdbuf(out_);
    std::cerr.rdbuf(err_);
  }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* out_;
  std::streambuf* err_;
};

struct Said {
  int code;
  std::string text;
  bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
};

Said said(const auto& command) {
  const Captured captured;
  const int code = command();
  return {code, captured.text()};
}

class Learner {
 public:
  Said check(const std::string& what) {
    return said([&] { return course::check(session, {.what = what}); });
  }
  Said hint() {
    return said([&] { return course::hint(session, {.id = "1.1"}); });
  }
  Said solution(bool yes) {
    return said([&] { return course::solution(session, {.id = "1.1", .yes = yes}); });
  }
  Said reset(const std::string& what, bool yes) {
    return said([&] { return course::reset(session, {.what = what, .yes = yes}); });
  }
  void edit(std::string_view text) const { checkout.folder().write(FakeCheckout::hole, text); }
  std::string file() const { return course::read_text(checkout.paths().root / FakeCheckout::hole); }

  FakeCheckout checkout;
  Session session{checkout.paths(), Terminal::plain()};
};

void pass_1_1(const FakeCheckout& checkout) {
  checkout.passing_judge("check-1.1", "1.1", "first_tag second_tag");
}

void wait_1_1(const FakeCheckout& checkout) {
  checkout.judge("check-1.1",
                 event(R"({"event":"check_started","name":"1.1 x","tags":["1.1","first_tag"]})") +
                     event(R"({"event":"waiting","exercise":"1.1","file":")" +
                           (checkout.paths().root / FakeCheckout::hole).string() + R"(","line":2})") +
                     event(R"({"event":"check_ended","name":"","outcome":"waiting"})") +
                     event(R"({"event":"run_ended"})"));
}

void git(const FakeCheckout& checkout, const std::string& arguments) {
  const auto ended = course::run(
      {.arguments = {"sh", "-c", "git -c user.name=alice -c user.email=alice@example.com " + arguments},
       .directory = checkout.paths().root});
  INFO(ended.output);
  REQUIRE(ended.succeeded());
}

}  // namespace

TEST_CASE("check says passed, exits with 0 and remembers it") {
  Learner learner;
  pass_1_1(learner.checkout);
  const auto answer = learner.check("1.1");

  CHECK(answer.code == course::done);
  CHECK(answer.text == "1.1  Count the dots   2 checks passed\n");
  CHECK(learner.session.progress().of("1.1").passed_at);
}

TEST_CASE("check says where an open hole waits") {
  Learner learner;
  wait_1_1(learner.checkout);
  const auto answer = learner.check("count.cpp");

  CHECK(answer.code == course::not_passed);
  CHECK(answer.has("waiting for you at lessons/01_first_steps/count.cpp:2"));
  CHECK(learner.session.progress().of("1.1").last_verdict == "waiting");
}

TEST_CASE("check of a lesson passes when its exercises and its server do") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.checkout.passing_judge("check-1.server", "1.server", "open");
  CHECK(learner.check("1").code == course::done);
  CHECK(learner.check("01_first_steps").has("3 of 3 passed."));
  CHECK(learner.check("all").code == course::done);

  wait_1_1(learner.checkout);
  const auto answer = learner.check("1");
  CHECK(answer.code == course::not_passed);
  CHECK(answer.has("1.server  The desk   waits for 1.1"));
  CHECK(answer.has("1 of 3 passed."));
}

TEST_CASE("check of everything is not passed while a manifest is broken") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.checkout.passing_judge("check-1.server", "1.server", "open");
  learner.checkout.folder().write("lessons/02_broken/lesson.json", "{");
  Session session(learner.checkout.paths(), Terminal::plain());
  const auto answer = said([&] { return course::check(session, {.what = "all"}); });

  CHECK(answer.code == course::not_passed);
  CHECK(answer.has("3 of 3 passed."));
  CHECK(answer.has("lessons/02_broken/lesson.json is not JSON"));
}

TEST_CASE("check without a name judges where the learner is") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");

  CHECK(learner.check("").has("1.1  Count the dots"));
  CHECK(learner.check("").has("1.2  Cut it"));
}

TEST_CASE("a wrong name exits with 2 and suggests a right one") {
  Learner learner;
  const auto answer = learner.check("1.7");

  CHECK(answer.code == course::wrong_usage);
  CHECK(answer.has("There is no exercise '1.7'."));
  CHECK(answer.has("Near to it: 1.1, 1.2."));
  CHECK(learner.check("9").text.starts_with("There is no lesson 9."));
}

TEST_CASE("check --json is one document") {
  Learner learner;
  pass_1_1(learner.checkout);
  std::ostringstream out;
  auto* before = std::cout.rdbuf(out.rdbuf());
  course::check(learner.session, {.what = "1.1", .json = true});
  std::cout.rdbuf(before);
  const auto document = jwt::Json::parse(out.str());

  CHECK(document.boolean("passed") == true);
  const auto result = document.at("results").at(std::size_t{0});
  CHECK(result.text("id") == "1.1");
  CHECK(result.text("outcome") == "passed");
  CHECK(result.at("checks").integer("passed") == 2);
  CHECK(result.integer("seed") == 42);
}

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
  CHECK(learner.solution(false).code == course::not_passed);
  CHECK_FALSE(learner.solution(false).has("return 2"));
  CHECK(learner.solution(true).has("return 2"));

  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto answer = learner.solution(false);
  CHECK(answer.code == course::done);
  CHECK(answer.has("return 2"));
}

TEST_CASE("reset gives the starter back and keeps what was there") {
  Learner learner;
  course::keep_starters(learner.checkout.paths());
  learner.edit("int count() { return 7; }\n");

  SECTION("not without being sure") {
    CHECK(learner.reset("1.1", false).code == course::not_passed);
    CHECK(learner.file() == "int count() { return 7; }\n");
  }
  SECTION("one exercise") {
    CHECK(learner.reset("1.1", true).code == course::done);
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
  SECTION("a file that was deleted") {
    std::filesystem::remove(learner.checkout.paths().root / FakeCheckout::hole);
    CHECK(learner.reset("1.1", true).code == course::done);
    CHECK(learner.file() == FakeCheckout::starter);
  }
  SECTION("every lesson") { CHECK(learner.reset("all", true).code == course::done); }
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

  CHECK(learner.reset("1.1", true).code == course::done);
  CHECK(learner.file() == FakeCheckout::starter);
}

TEST_CASE("reset invents nothing when there is no starter") {
  Learner learner;
  learner.edit("int count() { return 7; }\n");
  course::keep_starters(learner.checkout.paths());
  const auto answer = learner.reset("1.1", true);

  CHECK(answer.code == course::not_passed);
  CHECK(answer.has("neither in git nor kept"));
  CHECK(learner.file() == "int count() { return 7; }\n");
}

TEST_CASE("attack tells for each server what the attack came to") {
  Learner learner;
  learner.checkout.judge(
      "check-lab1",
      event(R"({"event":"check_started","name":"lab1 held","tags":["lab1","held"]})") +
          event(
              R"({"event":"lab","server":"flawed","outcome":"breached","request":"GET /whoami","reason":"it believed the role"})") +
          event(
              R"({"event":"lab","server":"own","outcome":"blocked_for_the_wrong_reason","request":"GET /whoami","reason":"malformed"})") +
          event(R"({"event":"check_ended","name":"","outcome":"passed"})") +
          event(R"({"event":"run_ended"})"));
  const auto answer = said([&] { return course::attack(learner.session, "lab1"); });

  CHECK(answer.code == course::done);
  CHECK(
      answer.has("flawed server   BREACHED\n    GET /whoami\n    it believed the role\n    The rule it "
                 "breaks: Believe nobody."));
  CHECK(answer.has("your server   BLOCKED FOR THE WRONG REASON\n    GET /whoami\n    malformed"));
  CHECK(said([&] { return course::attack(learner.session, "1.1"); }).code == course::wrong_usage);
}

TEST_CASE("list shows each lesson with what has passed and where the learner is") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto answer = said([&] { return course::list(learner.session); });

  CHECK(answer.code == course::done);
  CHECK(answer.has("Lesson 1: First steps  One foot, then the other  1 of 4\n"));
  CHECK(answer.has("  passed  1.1       Count the dots"));
  CHECK(answer.has("  open    1.2       Cut it                                  5 min  you are here"));
}

TEST_CASE("who asks about an exercise is there") {
  Learner learner;
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.check("1.2");

  REQUIRE(learner.session.here() != nullptr);
  CHECK(learner.session.here()->id == "1.server");
}

TEST_CASE("the course opens where it is told") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.check("1.1");
  const auto open = [&](const std::string& place) {
    return said([&] { return course::watch(learner.session, place); });
  };

  CHECK(open("lab1").code == course::done);
  CHECK(learner.session.here()->id == "lab1");
  CHECK(open("1").code == course::done);
  CHECK(learner.session.here()->id == "1.2");
  CHECK(open("1.9").code == course::wrong_usage);
  CHECK(open("7").code == course::wrong_usage);
  CHECK(learner.session.here()->id == "1.2");
}

TEST_CASE("a server that is not there cannot be served") {
  Learner learner;
  const auto answer = said([&] { return course::serve(learner.session, {.lesson = "7"}); });
  CHECK(answer.code == course::wrong_usage);
  CHECK(said([&] { return course::serve(learner.session, {.lesson = "1"}); }).code == course::not_passed);
}
