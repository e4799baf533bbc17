#pragma once

#include <filesystem>

namespace course {

// A folder for the files of one run of a judge, gone with everything in it at the end. Made under
// `state`/run; where that cannot be written to, in the system's folder for temporary files. Those of runs
// that were killed are removed.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& state);
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();

  // Empty if no folder could be made anywhere.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace course
