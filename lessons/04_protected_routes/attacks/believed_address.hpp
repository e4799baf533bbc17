#pragma once

#include <string>
#include <vector>

#include "web/request.hpp"

namespace lesson {

// What mallory makes of a door that only opens to callers on the machine itself.
struct Loot {
  // Two ways to say where one is. Each is one header, is sent alone, and opens the door by itself.
  std::vector<web::Header> disguises;
};

// The attack of lab 4c. Needs no token, and nothing but headers.
Loot attack();

}  // namespace lesson
