#pragma once

#include <filesystem>
#include <string_view>

// A folder of its own for one test, gone at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes `text` to the file `name` below the folder, making the folders between; gives its path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const;

  // The same for a program: `text` starts with "#!".
  std::filesystem::path write_program(const std::filesystem::path& name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};
