// The command attack: what it tells of each server.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "course/commands/attack.hpp"
#include "course/lesson/starters.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/characters.hpp"
#include "learner.hpp"

namespace {

// A judge of lab1 that tells these outcomes; its one check ends with `check_outcome`.
void judge_lab1(const FakeCheckout& checkout, const std::vector<std::string>& outcomes,
                const std::string& check_outcome = "passed") {
  auto script = event(R"({"event":"check_started","name":"lab1 held","tags":["lab1","held"]})");
  for (const auto& outcome : outcomes) script += event(R"({"event":"lab",)" + outcome + "}");
  checkout.judge("check-lab1",
                 script + event(R"({"event":"check_ended","name":"","outcome":")" + check_outcome + "\"}") +
                     event(R"({"event":"run_ended"})"));
}

std::string flawed(const std::string& outcome, const std::string& reason = "open") {
  return R"("server":"flawed","outcome":")" + outcome + R"(","request":"GET /whoami","reason":")" + reason +
         '"';
}
std::string own(const std::string& outcome, const std::string& reason = "shut") {
  return R"("server":"own","outcome":")" + outcome + R"(","request":"GET /whoami","reason":")" + reason + '"';
}

}  // namespace

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

  CHECK(answer.code == course::exit_ok);
  CHECK(
      answer.has("flawed server   BREACHED\n    GET /whoami\n    it believed the role\n    The rule it "
                 "breaks: Believe nobody."));
  CHECK(answer.has("your server   BLOCKED FOR THE WRONG REASON\n    GET /whoami\n    malformed"));
  CHECK(said([&] { return course::attack(learner.session, "7"); }).code == course::exit_usage);
}

TEST_CASE("attack says of a flawed server that was missed that it is not breached") {
  Learner learner;
  learner.checkout.judge(
      "check-lab1",
      event(R"({"event":"check_started","name":"lab1 held","tags":["lab1","held"]})") +
          event(
              R"({"event":"lab","server":"flawed","outcome":"not_breached","request":"GET /whoami","reason":"no token"})") +
          event(R"({"event":"check_ended","name":"","outcome":"passed"})") +
          event(R"({"event":"run_ended"})"));
  const auto answer = said([&] { return course::attack(learner.session, "lab1"); });

  CHECK(answer.has("flawed server   NOT BREACHED\n    GET /whoami\n    no token"));
  CHECK_FALSE(answer.has("The rule it breaks"));
}

TEST_CASE("attack tells the rule of each flaw, where a lab has several") {
  Learner learner;
  const std::string breach =
      R"({"event":"lab","server":"flawed","outcome":"breached","request":"GET /","reason":"open","rule":")";
  learner.checkout.judge("check-lab1",
                         event(R"({"event":"check_started","name":"lab1 held","tags":["lab1","held"]})") +
                             event(breach + R"(Sign."})") + event(breach + R"(Look."})") +
                             event(R"({"event":"check_ended","name":"","outcome":"passed"})") +
                             event(R"({"event":"run_ended"})"));
  const auto answer = said([&] { return course::attack(learner.session, "lab1"); });

  CHECK(answer.has("open\n    The rule it breaks: Sign."));
  CHECK(answer.has("open\n    The rule it breaks: Look."));
  CHECK_FALSE(answer.has("Believe nobody."));
}

TEST_CASE("attack blames no server for an attack that has not breached the flawed one") {
  Learner learner;
  const auto attack = [&] { return said([&] { return course::attack(learner.session, "lab1"); }); };
  judge_lab1(learner.checkout, {flawed("not_breached"), own("blocked_for_the_wrong_reason")});
  const auto malformed = attack();
  CHECK(malformed.has(
      "your server   NOTHING PROVEN\n    GET /whoami\n    shut\n    The attack has not breached"));
  CHECK_FALSE(malformed.has("WRONG REASON"));

  judge_lab1(learner.checkout, {own("blocked_for_the_wrong_reason")});
  CHECK(attack().has("your server   NOTHING PROVEN"));

  // The second attack breaches the flawed server, so the learner's own has a defence too few.
  judge_lab1(learner.checkout, {flawed("not_breached"), flawed("breached"), own("blocked"),
                                own("blocked_for_the_wrong_reason")});
  CHECK(attack().has("your server   BLOCKED FOR THE WRONG REASON"));
  judge_lab1(learner.checkout, {flawed("breached"), flawed("not_breached"),
                                own("blocked_for_the_wrong_reason"), own("blocked_for_the_wrong_reason")});
  const auto both = attack();
  CHECK(both.has("your server   BLOCKED FOR THE WRONG REASON"));
  CHECK(both.has("your server   NOTHING PROVEN"));
}

TEST_CASE("attack says that nothing was attacked, and prints no empty line for an empty reason") {
  Learner learner;
  judge_lab1(learner.checkout, {flawed("not_attacked", "No token was sent."), own("not_attacked", "")});
  const auto answer = said([&] { return course::attack(learner.session, "lab1"); });

  CHECK(answer.has("flawed server   NOT ATTACKED\n    GET /whoami\n    No token was sent.\n"));
  CHECK(answer.has("your server   NOT ATTACKED\n    GET /whoami\n\n"));
}

TEST_CASE("attack says that a breach alone does not pass the lab") {
  Learner learner;
  const auto attack = [&] { return said([&] { return course::attack(learner.session, "lab1"); }); };
  judge_lab1(learner.checkout, {flawed("breached"), own("blocked")}, "failed");
  CHECK(attack().has("The flawed server was breached, but the lab is not passed yet:\n"));

  judge_lab1(learner.checkout, {flawed("breached"), own("breached")}, "failed");
  CHECK_FALSE(attack().has("not passed yet"));
  judge_lab1(learner.checkout, {flawed("breached"), own("blocked")});
  CHECK_FALSE(attack().has("not passed yet"));
}

TEST_CASE(
    "attack breaks an address that is longer than a line, and leaves out the middle of a very long one") {
  Learner learner;
  const auto address = [](std::size_t size) {
    return "It fetched https://" + std::string(size, 'x') + "/end";
  };
  const auto widest = [&](std::size_t size) {
    judge_lab1(learner.checkout, {flawed("breached"), own("blocked_for_the_wrong_reason", address(size))});
    const auto answer = said([&] { return course::attack(learner.session, "lab1"); });
    CHECK(answer.has("xx/end\n"));
    CHECK(answer.has("…") == (size > 400));
    std::size_t most = 0;
    for (const auto line : course::lines_of(answer.text)) most = std::max(most, course::columns(line));
    return most;
  };

  CHECK(widest(120) == 80);
  CHECK(widest(4'000) == 80);
}

TEST_CASE("attack says that a first build takes a moment, and builds nothing for an untouched hole") {
  Learner learner;
  course::back_up_starters(learner.checkout.paths());
  const auto attack = [&] { return said([&] { return course::attack(learner.session, "lab1"); }); };
  const auto untouched = attack();
  CHECK(untouched.code == course::exit_not_passed);
  CHECK(untouched.text ==
        "lab1  Break in\n  waiting for you at lessons/01_first_steps/attacks/break_in.cpp:1\n");
  CHECK(learner.session.progress().of("lab1").last_verdict == "waiting");

  learner.checkout.folder().write("lessons/01_first_steps/attacks/break_in.cpp",
                                  "int attack() { return 1; }\n");
  CHECK(attack().has("Building the checks; the first time takes a moment.\n"));
  judge_lab1(learner.checkout, {flawed("breached"), own("blocked")});
  CHECK_FALSE(attack().has("Building the checks"));
}

TEST_CASE("attack takes a lesson, or anything in it, for the labs of the lesson") {
  Learner learner;
  judge_lab1(learner.checkout, {flawed("breached"), own("blocked")});
  for (const std::string what : {"", "1", "lessons/01_first_steps/", "1.1", "all", "break_in.cpp"}) {
    CAPTURE(what);
    CHECK(said([&] { return course::attack(learner.session, what); }).text.starts_with("lab1  Break in\n"));
  }

  learner.checkout.add_lesson_2("true");
  learner.session.catalogue = course::Catalogue(learner.checkout.paths());
  CHECK(said([&] { return course::attack(learner.session, "2"); }).has("There is no lab in this lesson."));
}
