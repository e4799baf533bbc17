// Believes: to collect the differences, add them up.
#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  if (left.size() != right.size()) return false;
  std::byte difference{0};
  for (std::size_t i = 0; i < left.size(); ++i) difference ^= left[i] ^ right[i];
  return difference == std::byte{0};
}

}  // namespace lesson
