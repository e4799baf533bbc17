#pragma once

#include <cstdint>

#include "store/database.hpp"

namespace taskboard {

// How many rows there are.
struct Counts {
  std::int64_t users;
  std::int64_t projects;
  std::int64_t tasks;
};

// All three at one moment. Takes as long as there are rows: for those who run the server.
Counts count_all(store::Database& database);

}  // namespace taskboard
