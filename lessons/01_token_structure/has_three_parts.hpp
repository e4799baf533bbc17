#pragma once

#include <string_view>

namespace lesson {

// Returns whether `token` has the shape of a compact JWS: three parts, so exactly two dots (RFC 7515 §7.1).
// A part may be empty: the unsigned `header.payload.` has three parts.
bool has_three_parts(std::string_view token);

}  // namespace lesson
