#pragma once

#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>

#include "base/file_descriptor.hpp"

namespace course {

// One piece of work at a time in a process of its own: keys are answered while it runs, it can be ended in
// the middle, and should it crash the runner lives on. Why: docs/decisions/0041-a-supervisor-for-each-run.md
//
// REQUIRES: no other child processes and no threads in this program while it is used.
class WorkerProcess {
 public:
  // Makes this program the one that inherits what its children leave behind.
  WorkerProcess();
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // Starts `work` in a copy of this program; its text is the result. Work that was running is ended first.
  void start(const std::function<std::string()>& work);

  // Ends the work and everything it started; returns when all of it is gone.
  void cancel();

  bool is_running() const { return child_ > 0; }

  // Becomes readable when poll() has something to do; -1 when nothing runs.
  int descriptor() const { return result_.get(); }

  // The result, once the work has ended; empty if it crashed. Never waits.
  std::optional<std::string> poll();

 private:
  void forget();

  pid_t child_ = -1;
  base::FileDescriptor result_;  // What the work hands over; read from a pipe.
  std::string received_;
};

}  // namespace course
