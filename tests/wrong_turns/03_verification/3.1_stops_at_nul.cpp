// Believes: bytes are text, and strncmp compares text.
#include <cstring>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  if (left.size() != right.size()) return false;
  return std::strncmp(reinterpret_cast<const char*>(left.data()), reinterpret_cast<const char*>(right.data()),
                      left.size()) == 0;
}

}  // namespace lesson
