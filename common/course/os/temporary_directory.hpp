#pragma once

#include <filesystem>

namespace course {

// A temporary directory for one run of a judge, removed with its contents on destruction. Made under
// `state`/run; where that cannot be written to, in the system's folder for temporary files. Those of runs
// that were killed are removed.
class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(const std::filesystem::path& state);
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();

  // Empty if no folder could be made anywhere.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace course
