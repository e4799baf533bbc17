#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "course/text/problem.hpp"

namespace course {

// Where things are in one checkout. All paths are absolute.
struct Paths {
  std::filesystem::path root;    // The folder that holds lessons/ and scripts/.
  std::filesystem::path build;   // A configured (or soon to be configured) CMake build folder.
  std::string preset = "learn";  // The CMake preset that configures `build`.

  std::filesystem::path lessons() const { return root / "lessons"; }
  std::filesystem::path solutions() const { return root / "solutions"; }
  std::filesystem::path state() const { return root / ".course"; }  // Progress, backups, locks.

  // The program that target `name` builds.
  std::filesystem::path executable(std::string_view name) const { return build / "bin" / name; }

  // `file` as a person standing in the checkout would write it: "lessons/01_…/split_token.cpp".
  std::string shown(const std::filesystem::path& file) const;
};

// Finds the checkout: COURSE_ROOT if set, otherwise the nearest folder upwards of the working folder, then
// of this executable, that holds lessons/ and CMakePresets.json. `build` is relative to the working folder;
// without it the build folder is build/learn.
std::expected<Paths, Problem> find_paths(const std::optional<std::filesystem::path>& build = std::nullopt);

}  // namespace course
