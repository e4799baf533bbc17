#pragma once

#include <string>
#include <vector>

#include "web/request.hpp"

namespace lesson {

// What mallory sends to a route that accepts only callers on the machine itself.
struct Loot {
  // Two ways to say where the caller is. Each is one header, is sent alone, and gets her in by itself.
  std::vector<web::Header> disguises;
};

// The attack of lab 4c. Needs no token, and nothing but headers.
Loot attack();

}  // namespace lesson
