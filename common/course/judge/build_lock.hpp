#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <utility>

#include "base/file_descriptor.hpp"
#include "course/text/problem.hpp"

namespace course {

// Held while a build folder is written to: two Ninjas in one folder would undo each other's work.
// The kernel lets go of it when the holder dies.
class BuildLock {
 public:
  // Waits up to `limit`, and until `stop` is requested, for another holder; `on_wait` is called once if there
  // is one.
  static std::expected<BuildLock, Problem> take(const std::filesystem::path& build,
                                                std::chrono::milliseconds limit, const std::stop_token& stop,
                                                const std::function<void()>& on_wait);

 private:
  explicit BuildLock(base::FileDescriptor file) : file_(std::move(file)) {}

  base::FileDescriptor file_;
};

}  // namespace course
