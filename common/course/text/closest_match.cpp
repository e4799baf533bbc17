#include "course/text/closest_match.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace course {
namespace {

// How many letters must be put in, taken out or changed to make one from the other.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[to.size()];
}

}  // namespace

std::vector<std::string> closest_matches(std::string_view text, const std::vector<std::string>& known) {
  const std::string_view start = text.substr(0, 64);  // Nobody means an id that is longer.
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& each : known) {
    const bool part = start.size() >= 3 && each.contains(start);
    const std::size_t distance = part ? 0 : edit_distance(start, each);
    if (distance <= (start.size() < 4 ? 1 : std::max<std::size_t>(2, start.size() / 3)))
      near.emplace_back(distance, each);
  }
  std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> names;
  for (auto& [distance, name] : near) {
    if (names.size() < 3) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace course
