#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "course/text/source_location.hpp"

namespace course {

// A sanitizer's report in two sentences' worth of facts.
struct MemoryError {
  std::string what;  // "read behind the end of a block on the heap (heap-buffer-overflow)"
  std::optional<SourceLocation> place{};  // The first line of own code on the stack.
  bool leak = false;                      // Nothing was broken, but memory was never given back.
};

// Summarises what AddressSanitizer, UndefinedBehaviorSanitizer or LeakSanitizer (of g++ or clang) wrote.
// Nothing when `report` is empty or only says that LeakSanitizer could not work here. `own_code`: folders
// whose lines are meant.
std::optional<MemoryError> summarise_report(std::string_view report,
                                            std::span<const std::filesystem::path> own_code);

}  // namespace course
