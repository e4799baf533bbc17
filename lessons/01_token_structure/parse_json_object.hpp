#pragma once

#include <optional>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// How many objects and arrays may be nested; the outermost object counts as one.
inline constexpr int max_json_depth = 16;

// The three bytes that some editors write at the start of a file: U+FEFF in UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Returns the JSON object in `text`; std::nullopt if `text` is anything but a single object: not JSON, an
// array or a bare value, an object with a name twice (at any depth), more than max_json_depth levels, a NUL
// byte anywhere, or a byte order mark at the start (RFC 7515 §4, RFC 8259 §8.1). Never throws, whatever the
// text.
std::optional<json::Value> parse_json_object(std::string_view text);

}  // namespace lesson
