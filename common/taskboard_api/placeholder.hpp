#pragma once

#include <string_view>

namespace taskboard_api {

// Returns true if this is a secret that somebody meant to replace: it contains "changeme", "secret",
// "password" or a similar word, in any letter case, or has fewer than eight different characters.
bool is_placeholder(std::string_view value);

}  // namespace taskboard_api
