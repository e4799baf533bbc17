#include "course/judge/build.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "course/judge/build_lock.hpp"
#include "course/judge/compiler_errors.hpp"
#include "fake_checkout.hpp"

namespace {

using course::BuildEnd;
using namespace std::chrono_literals;

// A build folder in which target "it" is made by `command`.
void add_target(const FakeCheckout& checkout, const std::string& command, const std::string& inputs = "") {
  checkout.folder().write("build/learn/build.ninja",
                          "rule make\n  command = " + command + "\nbuild it: make " + inputs + "\n");
}

}  // namespace

TEST_CASE("the first error of a file that does not compile is told with its line") {
  const FakeCheckout checkout;
  const auto file =
      checkout.folder().write("lessons/01_first_steps/wrong.cpp", "int count() {\n  return tow;\n}\n");
  add_target(checkout, "c++ -fsyntax-only $in", file.string());
  const auto result = course::build(checkout.paths(), {"it"});

  CHECK(result.end == BuildEnd::failed);
  REQUIRE(result.error);
  CHECK(result.error->place == course::SourceLocation{file.string(), 2});
  CHECK(result.error->source_line == "return tow;");
  CHECK(result.error->message.find("tow") != std::string::npos);
}

TEST_CASE("a target that is built is built") {
  const FakeCheckout checkout;
  add_target(checkout, "touch it");

  CHECK(course::build(checkout.paths(), {"it"}).end == BuildEnd::built);
}

TEST_CASE("a compiler that does not come to an end is ended") {
  const FakeCheckout checkout;
  add_target(checkout, "sleep 60");
  course::BuildOptions options;
  options.limit = 200ms;
  const auto result = course::build(checkout.paths(), {"it"}, options);

  CHECK(result.end == BuildEnd::timed_out);
  CHECK(result.took < 5s);
}

TEST_CASE("trouble with the build folder names the mend") {
  const FakeCheckout checkout;
  SECTION("a target that it does not know") {
    const auto result = course::build(checkout.paths(), {"check-9.9"});
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.mend == "cmake --preset learn -B build/learn");
  }
  SECTION("a source file that was deleted") {
    add_target(checkout, "touch it", (checkout.paths().lessons() / "01_first_steps/gone.cpp").string());
    const auto result = course::build(checkout.paths(), {"it"});
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.what == "lessons/01_first_steps/gone.cpp is missing.");
  }
  SECTION("a compiler that was killed") {
    add_target(checkout, "echo c++: fatal error: Killed signal terminated program cc1plus; exit 1");
    const auto result = course::build(checkout.paths(), {"it"});
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.what ==
          "The compiler or the linker was killed: most likely the memory of this machine ran out.");
  }
  SECTION("a tool that is missing is not the learner's error") {
    add_target(checkout, "echo c++: fatal error: cannot execute as; exit 1");
    const auto result = course::build(checkout.paths(), {"it"});
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.what ==
          "A tool of the build failed, and names no line of your code: c++: fatal error: cannot execute as");
  }
  SECTION("a tool that says nothing is not quoted") {
    checkout.folder().write("build/learn/build.ninja",
                            "rule fail\n  command = false\nrule make\n  command = sleep 0.1\n"
                            "build it: fail\nbuild other: make\n");
    CHECK(course::build(checkout.paths(), {"it", "other"}).problem.what ==
          "A tool of the build failed, and names no line of your code.");
  }
  SECTION("a disk that is full") {
    add_target(checkout, "echo cannot write: No space left on device; exit 1");
    CHECK(course::build(checkout.paths(), {"it"}).problem.what == "The disk is full.");
  }
  SECTION("a preset that cannot be configured") {
    std::filesystem::remove(checkout.paths().build / "build.ninja");
    const auto result = course::build(checkout.paths(), {"it"});
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.what.starts_with("The build folder could not be prepared"));
  }
}

TEST_CASE("a second build waits for the first, and says so") {
  const FakeCheckout checkout;
  add_target(checkout, "touch it");
  auto held = course::BuildLock::take(checkout.paths().build, 0ms, {}, {});
  REQUIRE(held);
  std::atomic<bool> told = false;
  std::string sentence_told;
  course::BuildOptions options;
  options.tell = [&](std::string_view sentence) {
    sentence_told = sentence;
    told = true;
  };

  SECTION("until it is free") {
    const std::jthread holder([&](const std::stop_token& over) {
      while (!told && !over.stop_requested()) std::this_thread::yield();
      held = std::unexpected(course::Problem{});
    });
    CHECK(course::build(checkout.paths(), {"it"}, options).end == BuildEnd::built);
  }
  SECTION("but not for ever") {
    options.lock_limit = 50ms;
    const auto result = course::build(checkout.paths(), {"it"}, options);
    CHECK(result.end == BuildEnd::unusable);
    CHECK(result.problem.what.starts_with("Another build is running"));
  }
  CHECK(sentence_told == "Another build is running here; waiting for it.");
}
