#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has: an account like any other, and a project of her own.
struct Evidence {
  std::int64_t own_project;  // Its id. Ids are counted: every earlier project has a smaller one.
  std::function<http_client::Answer(const std::string& path)> get;  // GET `path` with mallory's token.
};

// What she makes of it.
struct Loot {
  std::vector<std::string> names;  // Of the projects that are not hers, by id. Each answer shows one.
};

// The attack of lab 4a.
Loot attack(const Evidence& evidence);

}  // namespace lesson
