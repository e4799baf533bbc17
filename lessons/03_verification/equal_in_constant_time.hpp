#pragma once

#include <cstddef>
#include <span>

namespace lesson {

// Whether the two are the same bytes. How long the answer takes depends on the lengths alone, never on where
// the first difference is. Different lengths are different, and may be told at once: they are no secret.
bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right);

}  // namespace lesson
