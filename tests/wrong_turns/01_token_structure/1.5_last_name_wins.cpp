// Believes: a parser reports a name that appears twice.
#include <utility>

#include "parse_json_object.hpp"

namespace lesson {

std::optional<json::Value> parse_json_object(std::string_view text) {
  if (text.find('\0') != text.npos || text.starts_with(byte_order_mark)) return std::nullopt;

  int open = 0;
  bool strict = true;
  const auto watch = [&](int, json::ParseEvent event, const json::Value&) {
    using enum json::ParseEvent;
    if (event == object_start || event == array_start) ++open;
    if (event == object_end || event == array_end) --open;
    return strict &= open <= max_json_depth;
  };
  try {
    auto json = json::Value::parse(text, watch);
    return strict && json.is_object() ? std::optional(std::move(json)) : std::nullopt;
  } catch (const json::ParseError&) {
    return std::nullopt;
  }
}

}  // namespace lesson
