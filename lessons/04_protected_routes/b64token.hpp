#pragma once

#include <string_view>

namespace lesson {

// Returns whether this text is a token and nothing else: letters, digits and - . _ ~ + / at least once, then
// perhaps = signs, the b64token of RFC 6750 §2.1. A blank, a comma or a % is not part of it.
bool is_b64token(std::string_view text);

}  // namespace lesson
