// Tells a runner what happened, so that nobody parses text meant for people.
//
// When COURSE_EVENTS names a file, each event is appended to it as one line of JSON:
//   {"event":"run_started","seed":42}
//   {"event":"check_started","name":"1.1 …","tags":["1.1","four_parts"],"file":"…","line":7}
//   {"event":"check_failed","expression":"f(x) == \"refused\"","expansion":"\"accepted\" ==
//   \"refused\"","notes":["…"],"file":"…","line":9}
//   {"event":"waiting","exercise":"1.1","file":"…","line":12}      an unsolved exercise was called
//   {"event":"check_ended","name":"1.1 …","outcome":"passed"}      passed, failed, skipped or waiting
//   {"event":"run_ended","passed":3,"failed":0,"skipped":0}
// A run without "run_ended" did not finish, whatever its exit code says.
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/catch_translate_exception.hpp>
#include <catch2/interfaces/catch_interfaces_reporter.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include "base/not_implemented.hpp"
#include "events.hpp"

namespace {

// Which exercise the running check found unsolved. Set while Catch2 translates the exception.
bool waiting_now = false;

std::string place(const Catch::SourceLineInfo& info) {
  return R"(,"file":)" + events::quoted(info.file) + R"(,"line":)" + std::to_string(info.line);
}

template <typename Texts>
std::string list(const Texts& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + events::quoted(text);
  return out + "]";
}

class EventsListener : public Catch::EventListenerBase {
 public:
  using EventListenerBase::EventListenerBase;

  void testRunStarting(const Catch::TestRunInfo&) override {
    events::emit(R"("event":"run_started","seed":)" + std::to_string(Catch::getSeed()));
  }

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    waiting_now = false;
    std::vector<std::string> tags;
    for (const Catch::Tag& tag : info.tags) tags.emplace_back(tag.original.data(), tag.original.size());
    events::emit(R"("event":"check_started","name":)" + events::quoted(info.name) + R"(,"tags":)" +
                 list(tags) + place(info.lineInfo));
  }

  void assertionEnded(const Catch::AssertionStats& stats) override {
    const Catch::AssertionResult& result = stats.assertionResult;
    if (result.isOk() || waiting_now) return;
    std::vector<std::string> notes;
    for (const Catch::MessageInfo& info : stats.infoMessages) notes.push_back(info.message);
    if (result.hasMessage()) notes.emplace_back(result.getMessage());
    events::emit(R"("event":"check_failed","expression":)" + events::quoted(result.getExpression()) +
                 R"(,"expansion":)" + events::quoted(result.getExpandedExpression()) + R"(,"notes":)" +
                 list(notes) + place(result.getSourceInfo()));
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const auto& cases = stats.totals.testCases;
    const std::string_view outcome = waiting_now         ? "waiting"
                                     : cases.skipped > 0 ? "skipped"
                                     : cases.failed > 0  ? "failed"
                                                         : "passed";
    events::emit(R"("event":"check_ended","name":)" + events::quoted(stats.testInfo->name) +
                 R"(,"outcome":)" + events::quoted(outcome));
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    const auto& cases = stats.totals.testCases;
    events::emit(R"("event":"run_ended","passed":)" + std::to_string(cases.passed) + R"(,"failed":)" +
                 std::to_string(cases.failed) + R"(,"skipped":)" + std::to_string(cases.skipped));
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(EventsListener)

CATCH_TRANSLATE_EXCEPTION(const base::NotImplemented& unsolved) {
  waiting_now = true;
  std::string exercise = unsolved.what();
  exercise.resize(exercise.find(' '));
  events::emit(R"("event":"waiting","exercise":)" + events::quoted(exercise) + R"(,"file":)" +
               events::quoted(unsolved.where().file_name()) + R"(,"line":)" +
               std::to_string(unsolved.where().line()));
  return unsolved.what();
}
