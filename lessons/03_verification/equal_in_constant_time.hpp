#pragma once

#include <cstddef>
#include <span>

namespace lesson {

// Returns whether the two are the same bytes. How long that takes depends on the lengths alone, never on
// where the first difference is. Returns false immediately if the lengths differ: they are no secret.
bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right);

}  // namespace lesson
