#pragma once

#include <string_view>

namespace lesson {

// Is this text a token and nothing else? Letters, digits and - . _ ~ + / at least once, then perhaps = signs:
// the b64token of RFC 6750 §2.1. A blank, a comma or a % is no part of it.
bool is_b64token(std::string_view text);

}  // namespace lesson
