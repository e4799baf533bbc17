#pragma once

#include <string>

#include "json/value.hpp"

namespace lesson {

// The header of a token that HS256 signs, as compact JSON: {"alg":"HS256","typ":"JWT"}, then the members of
// `extra` (RFC 7515 §4.1). Each name stands in it once; `extra` may choose another "typ" for the token.
// Throws std::invalid_argument when `extra` names "alg": who signs knows how, and nobody else chooses.
// REQUIRES: `extra` is an object.
std::string make_header(const json::Value& extra = json::Value::object());

}  // namespace lesson
