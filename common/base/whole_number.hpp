#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace base {

// The number that `text` is: decimal digits and nothing else, 0 … 2^63-1.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace base
