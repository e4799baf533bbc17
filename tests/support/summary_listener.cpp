// Ends each run with the line that scripts/test adds up: "N passed, N failed, N skipped".
// A run without that line has failed, so a test that calls exit(0) does not look like success. A runner that
// is told of events needs none, and would find it glued to what the code under judgement printed last.
#include <cstdlib>
#include <iostream>

#include <catch2/catch_test_case_info.hpp>
#include <catch2/interfaces/catch_interfaces_reporter.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

namespace {

class SummaryListener : public Catch::EventListenerBase {
 public:
  using EventListenerBase::EventListenerBase;

  void testRunEnded(const Catch::TestRunStats& run) override {
    if (std::getenv("COURSE_EVENTS") != nullptr) return;
    const auto& cases = run.totals.testCases;
    std::cout << cases.passed << " passed, " << cases.failed + cases.failedButOk << " failed";
    if (cases.skipped > 0) std::cout << ", " << cases.skipped << " skipped";
    std::cout << std::endl;
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(SummaryListener)
