#pragma once

#include <string>

#include "json/value.hpp"

namespace lesson {

// Returns the header of a token signed with HS256, as compact JSON: {"alg":"HS256","typ":"JWT"}, then the
// members of `extra` (RFC 7515 §4.1). Each name is in it once; a "typ" in `extra` replaces ours.
// Throws std::invalid_argument if `extra` names "alg", because only the code that signs chooses it.
// REQUIRES: `extra` is an object.
std::string make_header(const json::Value& extra = json::Value::object());

}  // namespace lesson
