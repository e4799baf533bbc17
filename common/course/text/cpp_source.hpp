#pragma once

#include <string>
#include <string_view>

// C++ files as text.
namespace course {

// C++ text with its comments blanked out: every line keeps its number, every string its content.
std::string without_comments(std::string_view code);

// `text` without any white space.
std::string squeezed(std::string_view text);

}  // namespace course
