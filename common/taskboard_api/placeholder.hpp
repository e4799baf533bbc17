#pragma once

#include <string_view>

namespace taskboard_api {

// Is this a secret that somebody meant to replace? It holds "changeme", "secret", "password" or a word of
// that kind, in any letter case, or has fewer than eight different characters.
bool is_placeholder(std::string_view value);

}  // namespace taskboard_api
