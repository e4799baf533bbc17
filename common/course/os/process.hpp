#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// A program to run, and how much of this machine it may use.
struct Command {
  std::vector<std::string> arguments;                // The program first, found on PATH when it has no '/'.
  std::map<std::string, std::string> environment{};  // Set on top of ours; an empty value takes it away.
  std::filesystem::path directory{};                 // Where it runs; empty is here.
  std::chrono::milliseconds limit{std::chrono::seconds(10)};
  std::chrono::milliseconds grace{200};  // Between SIGTERM and SIGKILL, once the limit is reached.
  std::size_t kept_output = 64 * 1024;  // Bytes of output kept, the first ones; the rest is read and counted.
  std::size_t kept_tail = 16 * 1024;    // And of what comes after them, the last ones.
  std::stop_token stop{};               // Ends it from another thread.
  std::function<void(std::string_view)> on_output{};  // Called with each piece of output as it comes.
};

enum class ExitKind {
  exited,       // `code` is the exit code.
  signalled,    // `code` is the signal that ended it.
  timed_out,    // It was still running at the limit and was ended.
  interrupted,  // A person pressed Ctrl-C (interrupt.hpp), or `stop` was requested, and it was ended.
  not_started,  // `code` is the errno of fork or exec.
};

struct ProcessResult {
  ExitKind exit = ExitKind::not_started;
  int code = 0;
  std::string output;                  // stdout and stderr as they came, the first `kept_output` bytes.
  std::string tail;                    // Of what came after `output`, the last `kept_tail` bytes.
  std::uint64_t bytes = 0;             // How much it wrote in all.
  std::size_t leftover_processes = 0;  // Processes that it left behind, ended too.
  std::chrono::milliseconds took{0};

  bool succeeded() const { return exit == ExitKind::exited && code == 0; }
};

// Runs `command` to its end, in a process group of its own, with /dev/null as input. When this returns,
// nothing of it is left: every descendant has been ended and reaped, also one that left the group with
// setsid(). The same happens when this program dies in the middle. Thread-safe: several may run at once.
ProcessResult run_process(const Command& command);

}  // namespace course
