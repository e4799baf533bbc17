#pragma once

#include <cstddef>

namespace web {

// What came of sending or receiving on a socket that never blocks.
struct Transfer {
  enum class End { done, wait_to_read, wait_to_write, closed };
  End end;
  std::size_t bytes = 0;  // For `done`: at least one.
};

}  // namespace web
