#include "taskboard_api/placeholder.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/ascii.hpp"

namespace taskboard_api {
namespace {

constexpr std::array<std::string_view, 9> words = {"changethis", "changeme", "secret",  "password", "example",
                                                   "default",    "12345678", "replace", "your-"};

constexpr std::size_t min_different = 8;

}  // namespace

bool is_placeholder(std::string_view value) {
  const auto text = base::to_lower(value);
  const auto in_text = [&](std::string_view word) { return text.find(word) != text.npos; };
  const std::set<char> different(value.begin(), value.end());
  return std::ranges::any_of(words, in_text) || different.size() < min_different;
}

}  // namespace taskboard_api
