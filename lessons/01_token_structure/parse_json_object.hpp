#pragma once

#include <optional>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// How many objects and arrays may stand inside each other; the outermost object counts as one.
inline constexpr int max_json_depth = 16;

// The three bytes with which some editors begin a file: U+FEFF in UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The one JSON object that `text` is. Nothing when it is anything else: not JSON, an array or a bare value,
// an object with a name twice (at any depth), more than max_json_depth levels, a NUL byte anywhere, a byte
// order mark at the start (RFC 7515 §4, RFC 8259 §8.1). Never throws over its content.
std::optional<json::Value> parse_json_object(std::string_view text);

}  // namespace lesson
