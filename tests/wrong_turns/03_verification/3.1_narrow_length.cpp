// Believes: a difference in length is one more difference to collect, so it goes into the same byte.
#include <algorithm>

#include "equal_in_constant_time.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  auto differences = static_cast<unsigned char>(left.size() ^ right.size());
  const auto size = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < size; ++i) differences |= static_cast<unsigned char>(left[i] ^ right[i]);
  return differences == 0;
}

}  // namespace lesson
