#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/endpoint.hpp"
#include "web/operation.hpp"

namespace web {

// One route: a method, a path template such as "/projects/{id}", and its endpoint.
struct Route {
  std::string method;
  std::string path;
  Operation operation;
  Endpoint endpoint;
  std::vector<std::string> segments{};  // Of the template, between its slashes.
};

using PathParameters = std::map<std::string, std::string, std::less<>>;

// The routes of a server. Paths are compared segment by segment after percent-decoding, so "/%61dmin" is
// "/admin" and "//admin" is another path; where a literal and a template both match, the literal wins.
class RouteTable {
 public:
  // Throws std::logic_error for a template that is broken or taken.
  void add(Route route);

  struct Found {
    const Route* route = nullptr;  // nullptr: no route for this method.
    PathParameters parameters{};
    std::vector<const Route*> at_path{};  // Every route of the path, whatever its method.
  };
  // Returns std::nullopt if the path cannot be decoded.
  std::optional<Found> find(std::string_view method, std::string_view path) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace web
