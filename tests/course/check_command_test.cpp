// The command check as a learner meets it, on a fake checkout without a terminal.

#include <csignal>
#include <string>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "course/commands/check.hpp"
#include "course/os/interrupt.hpp"
#include "course/session/exit_codes.hpp"
#include "json/value.hpp"
#include "learner.hpp"

namespace {

void wait_1_1(const FakeCheckout& checkout) {
  checkout.judge("check-1.1",
                 event(R"({"event":"check_started","name":"1.1 x","tags":["1.1","first_tag"]})") +
                     event(R"({"event":"waiting","exercise":"1.1","file":")" +
                           (checkout.paths().root / FakeCheckout::hole).string() + R"(","line":2})") +
                     event(R"({"event":"check_ended","name":"","outcome":"waiting"})") +
                     event(R"({"event":"run_ended"})"));
}

}  // namespace

TEST_CASE("check says passed, exits with 0 and remembers it") {
  Learner learner;
  pass_1_1(learner.checkout);
  const auto answer = learner.check("1.1");

  CHECK(answer.code == course::exit_ok);
  CHECK(answer.text ==
        "1.1  Count the dots   2 checks passed\n"
        "  What this prevents\n"
        "    Mallory cannot add a dot.\n"
        "\n"
        "  A question to think about\n"
        "    Who else counts dots?\n");
  CHECK(learner.session.progress().of("1.1").passed_at);
}

TEST_CASE("check says where an open hole waits") {
  Learner learner;
  wait_1_1(learner.checkout);
  const auto answer = learner.check("count.cpp");

  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.has("waiting for you at lessons/01_first_steps/count.cpp:2"));
  CHECK(learner.session.progress().of("1.1").last_verdict == "waiting");
}

TEST_CASE("check of a lesson passes when its exercises and its server do") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.checkout.passing_judge("check-1.server", "1.server", "open");
  CHECK(learner.check("1").code == course::exit_ok);
  CHECK(learner.check("01_first_steps").has("3 of 3 passed."));
  CHECK_FALSE(learner.check("1").has("Who else counts dots?"));
  CHECK(learner.check("all").code == course::exit_ok);

  wait_1_1(learner.checkout);
  const auto answer = learner.check("1");
  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.has("1.server  The desk   waits for 1.1"));
  CHECK(answer.has("1 of 3 passed."));
}

TEST_CASE("check of all sums up lesson by lesson what passed, and what failed first") {
  Learner learner;
  learner.checkout.add_lesson_2("touch made");
  learner.session.catalogue = course::Catalogue(learner.checkout.paths());
  pass_1_1(learner.checkout);
  learner.checkout.judge("check-1.2", "exit 0");
  const auto answer = learner.check("all");

  CHECK(
      answer.text.ends_with("\n1  First steps          1 of 3   1.2 ended early\n"
                            "2  More                 1 of 1\n\n2 of 4 passed.\n"));
}

TEST_CASE("Ctrl-C keeps what was judged") {
  Learner learner;
  learner.checkout.add_lesson_2("kill -INT " + std::to_string(getpid()) + " && sleep 100");
  learner.session.catalogue = course::Catalogue(learner.checkout.paths());
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.checkout.passing_judge("check-1.server", "1.server", "open");
  course::catch_interrupts();
  const auto answer = learner.check("all");
  char byte = 0;
  REQUIRE(read(course::interrupt_descriptor(), &byte, 1) == 1);  // As if it had never been.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);

  CHECK(answer.code == course::exit_not_passed);
  CHECK(answer.has("2  More                 0 of 1   2.1 not judged\n\n3 of 4 passed, 1 not judged.\n"));
  CHECK(learner.session.progress().of("1.2").passed_at);
  CHECK(learner.session.progress().of("2.1").first_seen == 0);
}

TEST_CASE("check of everything is not passed while a manifest is broken") {
  Learner learner;
  pass_1_1(learner.checkout);
  learner.checkout.passing_judge("check-1.2", "1.2", "cut");
  learner.checkout.passing_judge("check-1.server", "1.server", "open");
  learner.checkout.folder().write("lessons/02_broken/lesson.json", "{");
  course::Session session(learner.checkout.paths(), course::Terminal::plain());
  const auto answer = said([&] { return course::check(session, {.what = "all"}); });

  CHECK(answer.code == course::exit_not_passed);
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

  CHECK(answer.code == course::exit_usage);
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
  const auto document = json::Value::parse(out.str());

  CHECK(document.boolean("passed") == true);
  const auto result = document.at("results").at(std::size_t{0});
  CHECK(result.text("id") == "1.1");
  CHECK(result.text("outcome") == "passed");
  CHECK(result.at("checks").integer("passed") == 2);
  CHECK(result.integer("seed") == 42);
}
