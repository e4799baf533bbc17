#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "course/text/problem.hpp"

namespace course {

// Puts `text` into `file` in one step: whoever reads it, also after a kill or a power cut, finds the old text
// or the new one, never a half. Makes the folders above it. On a full or read-only disk the old text stays.
std::expected<void, Problem> write_file_atomically(const std::filesystem::path& file, std::string_view text);

}  // namespace course
