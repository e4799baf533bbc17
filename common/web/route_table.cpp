#include "web/route_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/percent_encoding.hpp"

namespace web {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

std::string_view parameter_name(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

void check_segment(const std::string& segment, const std::string& path) {
  const auto name = is_parameter(segment) ? parameter_name(segment) : std::string_view(segment);
  const bool named = !is_parameter(segment) || !name.empty();
  if (!named || name.find_first_of("{}%") != std::string_view::npos)
    throw std::logic_error("broken path template " + path);
}

bool matches(const Route& route, const std::vector<std::string>& segments) {
  return std::ranges::equal(route.segments, segments,
                            [](const std::string& wanted, const std::string& given) {
                              return is_parameter(wanted) ? !given.empty() : wanted == given;
                            });
}

// Whether `a` has a literal where `b`, which matches the same path, has a parameter.
bool is_more_literal(const Route& a, const Route& b) {
  return std::ranges::lexicographical_compare(a.segments, b.segments, {}, is_parameter, is_parameter);
}

bool same_shape(const Route& a, const Route& b) {
  return a.method == b.method &&
         std::ranges::equal(a.segments, b.segments, [](const std::string& x, const std::string& y) {
           return is_parameter(x) ? is_parameter(y) : x == y;
         });
}

PathParameters parameters_of(const Route& route, const std::vector<std::string>& segments) {
  PathParameters parameters;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (is_parameter(route.segments[i])) parameters.emplace(parameter_name(route.segments[i]), segments[i]);
  return parameters;
}

}  // namespace

void RouteTable::add(Route route) {
  if (!route.path.starts_with('/')) throw std::logic_error("broken path template " + route.path);
  for (const auto segment : base::path_segments(route.path)) {
    route.segments.emplace_back(segment);
    check_segment(route.segments.back(), route.path);
  }
  const auto taken = [&](const Route& other) { return same_shape(route, other); };
  if (std::ranges::any_of(routes_, taken))
    throw std::logic_error(route.method + " " + route.path + " is registered twice");
  routes_.push_back(std::move(route));
}

std::optional<RouteTable::Found> RouteTable::find(std::string_view method, std::string_view path) const {
  std::vector<std::string> segments;
  for (const auto segment : base::path_segments(path)) {
    auto decoded = base::percent_decode(segment);
    if (!decoded) return std::nullopt;
    segments.push_back(std::move(*decoded));
  }

  Found found;
  for (const auto& route : routes_) {
    if (!matches(route, segments)) continue;
    found.at_path.push_back(&route);
    const bool better = found.route == nullptr || is_more_literal(route, *found.route);
    if (route.method == method && better) found.route = &route;
  }
  if (found.route != nullptr) found.parameters = parameters_of(*found.route, segments);
  return found;
}

}  // namespace web
