#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "course/text/problem.hpp"

namespace course {

// Makes a file with `text` that nobody else can read at any moment, whatever the umask. A file that exists,
// or a link, is left as it is; no half of a file stays behind.
std::expected<void, Problem> make_private_file(const std::filesystem::path& path, std::string_view text);

}  // namespace course
