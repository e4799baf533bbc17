// Solution 1.5 · JSON without a second opinion
#include "parse_json_object.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lesson {

std::optional<json::Value> parse_json_object(std::string_view text) {
  if (text.find('\0') != text.npos || text.starts_with(byte_order_mark)) return std::nullopt;

  std::vector<std::set<std::string>> open;  // The names so far in each object or array that is still open.
  bool strict = true;
  const auto watch = [&](int, json::ParseEvent event, const json::Value& parsed) {
    using enum json::ParseEvent;
    if (event == object_start || event == array_start) open.emplace_back();
    if (event == object_end || event == array_end) open.pop_back();
    if (event == key) strict &= open.back().insert(*parsed.text()).second;
    return strict &= open.size() <= max_json_depth;
  };
  try {
    auto json = json::Value::parse(text, watch);
    return strict && json.is_object() ? std::optional(std::move(json)) : std::nullopt;
  } catch (const json::ParseError&) {
    return std::nullopt;
  }
}

}  // namespace lesson
