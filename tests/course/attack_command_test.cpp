// The command attack: what it tells of each server.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "learner.hpp"

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
