#pragma once

#include <cstddef>
#include <span>

namespace crypto {

// Are the two the same bytes? Takes as long for a difference in the first byte as in the last; only the
// lengths, which are no secret, are compared first.
bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right);

}  // namespace crypto
