#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace course {

// What git prints when it is called with `arguments` in `checkout`, at most its first mebibyte; std::nullopt
// if it fails, is not installed, or `checkout` is in no repository.
std::optional<std::string> git(const std::filesystem::path& checkout, std::vector<std::string> arguments);

}  // namespace course
