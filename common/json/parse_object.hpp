#pragma once

#include <optional>
#include <string_view>

#include "json/value.hpp"

namespace json {

// How many objects and arrays may stand inside each other; the outermost object counts as one.
inline constexpr int max_depth = 16;

// The one JSON object that `text` is. Nothing when it is anything else: an array or a bare value, bytes
// that are not UTF-8, a name twice in one object (at any depth, also when it is spelled differently:
// "a" and "\u0061"), more than max_depth levels, a NUL byte, a BOM, a number that no double holds, a whole
// number (one without fraction and exponent) of more than 64 bits, or anything after the object but blanks.
// So whole numbers keep their digits; any other number is the double nearest to it. Never throws over its
// content; takes time in proportion to the length of `text`.
// Why: docs/decisions/0014-refuse-what-is-ambiguous.md
std::optional<Value> parse_object(std::string_view text);

}  // namespace json
