#pragma once

#include <string>
#include <vector>

namespace web {

// What the documentation says about a route.
struct Operation {
  std::string summary{};
  std::string description{};
  std::vector<std::string> tags{};
};

}  // namespace web
