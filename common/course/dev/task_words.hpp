#pragma once

#include <cstddef>
#include <string_view>

namespace course {

// Words of the comment that opens a C++ file, without its first line (the title). Lines indented by
// three blanks or more are examples, not text, and do not count.
std::size_t task_words_in(std::string_view code);

}  // namespace course
