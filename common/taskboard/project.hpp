#pragma once

#include <cstdint>
#include <string>

namespace taskboard {

struct Project {
  std::int64_t id = 0;
  std::int64_t owner_id = 0;
  std::string name{};
  std::string description{};

  bool operator==(const Project&) const = default;
};

}  // namespace taskboard
