#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace base {

// The bytes as lower-case hexadecimal text, two characters a byte.
std::string to_hex(std::span<const std::byte> bytes);

}  // namespace base
