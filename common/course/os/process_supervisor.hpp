#pragma once

#include <chrono>
#include <cstddef>
#include <sys/types.h>

// The supervisor is a process between this program and a program it runs: it adopts whatever that program
// leaves behind, ends it, and outlives this program just long enough to do so.
// Why: docs/decisions/0041-a-supervisor-for-each-run.md
namespace course {

// What the supervisor is to start. Everything is prepared before the fork, because a forked copy of a program
// with threads may only make system calls.
struct SupervisedCommand {
  const char* program;  // A path.
  char* const* arguments;
  char* const* environment;
  const char* directory;  // nullptr is here.
  int output;             // Becomes the program's stdout and stderr.
  int report;             // Where the Report goes.
  pid_t parent;           // This process.
  std::chrono::milliseconds grace;
};

// What the supervisor writes to `SupervisedCommand::report`, once.
struct Report {
  int wait_status = 0;  // As waitpid() gives it.
  int start_errno = 0;  // Why the program could not be started; 0 if it was.
  std::size_t leftover_processes = 0;
};

// The life of the supervisor, in the child of a fork with all signals blocked. SIGTERM, SIGINT, SIGHUP and
// SIGQUIT to it, or the death of its parent, end the program: SIGTERM to its group, after `grace` SIGKILL.
[[noreturn]] void supervise(const SupervisedCommand& command);

}  // namespace course
