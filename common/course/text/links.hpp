#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// Addresses that a terminal opens on a click (Terminal::link).
namespace course {

// A "file:" URI (RFC 8089). Editors that take the line of a file from its fragment get it; line 0 is none.
std::string file_uri(const std::filesystem::path& file, int line = 0);

// The page of "RFC 7519 §4.1.4" or "RFC 7519"; empty for anything else.
std::string rfc_uri(std::string_view reference);

}  // namespace course
