#pragma once

#include <expected>
#include <filesystem>
#include <utility>

#include "base/file_descriptor.hpp"
#include "course/text/problem.hpp"

namespace course {

// Held while a learner watches: two watching runners would judge each save twice and draw over each other.
// Freed when the program ends, however it ends. Where no lock can be had (a read-only tree, a network
// drive without locks) the runner goes on without one.
class RunnerLock {
 public:
  // Takes the lock in `state` (the folder .course), or says who holds it.
  static std::expected<RunnerLock, Problem> take(const std::filesystem::path& state);

 private:
  explicit RunnerLock(base::FileDescriptor file) : file_(std::move(file)) {}

  base::FileDescriptor file_;  // None: the runner goes on without a lock.
};

}  // namespace course
