#include "course/os/process.hpp"

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "course/os/interrupt.hpp"
#include "course/text/text.hpp"
#include "temporary_folder.hpp"

namespace {

using course::ExitKind;
using namespace std::chrono_literals;

course::Command shell(const std::string& script, std::chrono::milliseconds limit = 10s) {
  return {.arguments = {"/bin/sh", "-c", script}, .limit = limit};
}

// The processes, if any, that the file names are still there.
bool is_alive(const std::filesystem::path& file) {
  std::ifstream text(file);
  pid_t process = 0;
  REQUIRE(text >> process);
  return kill(process, 0) == 0;
}

// Until `condition` holds, or ten seconds have passed: the check behind it then fails.
void wait_for(const auto& condition) {
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  while (!condition() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
}

}  // namespace

TEST_CASE("a program that ends tells its exit code and what it wrote") {
  const auto ended = course::run_process(shell("echo out; echo err >&2; exit 3"));

  CHECK(ended.exit == ExitKind::exited);
  CHECK(ended.code == 3);
  CHECK(ended.output == "out\nerr\n");
  CHECK(ended.bytes == 8);
  CHECK(ended.leftover_processes == 0);
  CHECK_FALSE(ended.succeeded());
}

TEST_CASE("a program has no terminal, even if the runner has one") {
  // Of a process without a controlling terminal, opening /dev/tty fails with ENXIO.
  const auto ended =
      course::run_process(shell("sh -c ': >/dev/tty' 2>&1; cut -d' ' -f6 /proc/$$/stat; echo $$"));
  CHECK(ended.output.contains("/dev/tty"));
  const auto lines = course::lines_of(ended.output);
  REQUIRE(lines.size() == 3);
  CHECK(course::trimmed(lines[1]) == lines[2]);  // It leads a session of its own.
}

TEST_CASE("a program that crashes tells its signal") {
  const auto ended = course::run_process(shell("kill -SEGV $$"));

  CHECK(ended.exit == ExitKind::signalled);
  CHECK(ended.code == SIGSEGV);
}

TEST_CASE("a program that does not exist is not started") {
  CHECK(course::run_process({.arguments = {"/no/such/program"}}).exit == ExitKind::not_started);
  CHECK(course::run_process({.arguments = {"no_such_program"}}).code == ENOENT);
  CHECK(course::run_process({}).exit == ExitKind::not_started);
}

TEST_CASE("a program starts where it is told, with what it is told") {
  const TemporaryFolder folder;
  auto command = shell("pwd; echo \"$COURSE_WORD\"; echo \"${HOME-no home}\"; cat");
  command.directory = folder.path();
  command.environment = {{"COURSE_WORD", "a word"}, {"HOME", ""}};

  CHECK(course::run_process(command).output == folder.path().string() + "\na word\nno home\n");
}

TEST_CASE("a program that loops for ever is ended at the limit") {
  const auto ended = course::run_process(shell("while :; do :; done", 100ms));

  CHECK(ended.exit == ExitKind::timed_out);
  CHECK(ended.took >= 100ms);
  CHECK(ended.took < 5s);
}

TEST_CASE("a program that will not hear SIGTERM is ended all the same") {
  const auto ended = course::run_process(shell("trap '' TERM INT HUP; while :; do :; done", 100ms));

  CHECK(ended.exit == ExitKind::timed_out);
  CHECK(ended.took < 5s);
}

TEST_CASE("of 100 MB the first 64 KiB are kept and all are counted") {
  const auto ended = course::run_process(shell("head -c 100000000 /dev/zero"));

  CHECK(ended.succeeded());
  CHECK(ended.output.size() == 65536);
  CHECK(ended.bytes == 100'000'000);
}

TEST_CASE("after the first 64 KiB the last words are kept, too") {
  const auto ended = course::run_process(shell("head -c 1000000 /dev/zero; echo the last words"));

  CHECK(ended.tail.size() == 16384);
  CHECK(ended.tail.ends_with("the last words\n"));
}

TEST_CASE("a program that writes without end meets the limit") {
  const auto ended = course::run_process(shell("cat /dev/zero", 200ms));

  CHECK(ended.exit == ExitKind::timed_out);
  CHECK(ended.output.size() == 65536);
}

TEST_CASE("nothing that a program starts outlives it") {
  const TemporaryFolder folder;
  const auto note = folder.path() / "pid";

  SECTION("a child in the background") {
    const auto ended = course::run_process(shell("sleep 60 & echo $! > " + note.string()));
    CHECK(ended.succeeded());
    CHECK(ended.leftover_processes == 1);
  }
  SECTION("a child that left the group with setsid") {
    const auto ended =
        course::run_process(shell("setsid sh -c 'echo $$ > " + note.string() + "; sleep 60' & while [ ! -s " +
                                  note.string() + " ]; do :; done"));
    CHECK(ended.succeeded());
    CHECK(ended.leftover_processes >= 1);
  }
  SECTION("a child of a program that was ended at the limit") {
    const auto ended =
        course::run_process(shell("setsid sh -c 'echo $$ > " + note.string() + "; sleep 60' & wait", 300ms));
    CHECK(ended.exit == ExitKind::timed_out);
  }
  CHECK_FALSE(is_alive(note));
}

TEST_CASE("nothing outlives a runner that is killed itself") {
  const TemporaryFolder folder;
  const auto note = folder.path() / "pid";
  const pid_t runner = fork();
  if (runner == 0) {
    course::run_process(
        shell("trap '' TERM INT HUP; echo $$ > " + note.string() + "; while :; do :; done", 60s));
    _exit(0);
  }
  wait_for([&] { return std::filesystem::exists(note) && std::filesystem::file_size(note) > 0; });
  REQUIRE(is_alive(note));
  kill(runner, SIGKILL);
  waitpid(runner, nullptr, 0);

  wait_for([&] { return !is_alive(note); });
  CHECK_FALSE(is_alive(note));
}

// For a process of its own, which the next test starts: an interrupt is never forgotten.
TEST_CASE("an interrupted run", "[.interrupted]") {
  course::catch_interrupts();
  raise(SIGINT);
  CHECK(course::run_process(shell("while :; do :; done", 60s)).exit == ExitKind::interrupted);
  CHECK(course::interrupted());
}

TEST_CASE("Ctrl-C ends what runs, and says so") {
  const auto program = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto ended = course::run_process({.arguments = {program, "[.interrupted]"}});

  CHECK(ended.succeeded());
  CHECK(ended.output.find("1 passed, 0 failed") != std::string::npos);
}

TEST_CASE("programs that run side by side do not see each other") {
  std::vector<course::ProcessResult> ended(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < ended.size(); ++i) {
      threads.emplace_back(
          [&ended, i] { ended[i] = course::run_process(shell("sleep 60 & echo " + std::to_string(i))); });
    }
  }
  for (std::size_t i = 0; i < ended.size(); ++i) {
    CHECK(ended[i].output == std::to_string(i) + "\n");
    CHECK(ended[i].leftover_processes == 1);
  }
}
