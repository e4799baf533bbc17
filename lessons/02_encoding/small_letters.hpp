#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace lesson {

// Returns the bytes as text, with A to Z turned into a to z. Every other byte stays as it is. Given.
std::string in_small_letters(std::span<const std::byte> bytes);

}  // namespace lesson
