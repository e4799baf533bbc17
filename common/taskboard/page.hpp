#pragma once

#include <cstdint>

namespace taskboard {

// Which part of a list: at most `limit` of its lines, after the first `offset`. Both at least 0.
struct Page {
  std::int64_t limit = 20;
  std::int64_t offset = 0;
};

}  // namespace taskboard
