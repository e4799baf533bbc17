#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "course/text/source_location.hpp"

namespace course {

// The first error of a failed build.
struct BuildError {
  std::optional<SourceLocation> place{};  // In the learner's code if the compiler names a line there.
  std::string message;                    // The compiler's or linker's sentence, without place and "error:".
  std::string source_line{};              // That line of the file, without indentation; empty if unknown.
  std::size_t further = 0;                // How many errors follow it.
};

// A line of the learner's that compiles, and at which the compiler wonders.
struct BuildWarning {
  SourceLocation place;
  std::string message;  // The compiler's sentence, with the name of the warning: "… [-Wreturn-local-addr]".

  bool operator==(const BuildWarning&) const = default;
};

// Finds the first error in what Ninja printed, from g++, clang or a linker (bfd, lld, mold). An error inside
// a library header is placed at the line below one of the folders `own_code` that led there.
std::optional<BuildError> first_error(std::string_view output,
                                      std::span<const std::filesystem::path> own_code);

// The warnings at lines below `own_code`, each once.
std::vector<BuildWarning> warnings_in(std::string_view output,
                                      std::span<const std::filesystem::path> own_code);

}  // namespace course
