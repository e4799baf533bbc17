// Believes: a limit is the first number that is too large.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "parse_json_object.hpp"

namespace lesson {

std::optional<jwt::Json> parse_json_object(std::string_view text) {
  if (text.find('\0') != text.npos || text.starts_with(byte_order_mark)) return std::nullopt;

  std::vector<std::set<std::string>> open;  // The names so far in each value that is not closed yet.
  bool strict = true;
  const auto watch = [&](int, jwt::ParseEvent event, const jwt::Json& parsed) {
    using enum jwt::ParseEvent;
    if (event == object_start || event == array_start) open.emplace_back();
    if (event == object_end || event == array_end) open.pop_back();
    if (event == key) strict &= open.back().insert(*parsed.text()).second;
    return strict &= open.size() < max_json_depth;
  };
  try {
    auto json = jwt::Json::parse(text, watch);
    return strict && json.is_object() ? std::optional(std::move(json)) : std::nullopt;
  } catch (const jwt::JsonParseError&) {
    return std::nullopt;
  }
}

}  // namespace lesson
