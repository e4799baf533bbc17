#pragma once

#include <functional>
#include <string>

namespace course {

// Returns what `work` writes to std::cout and std::cerr, in order. Not for work on several threads.
std::string captured_output(const std::function<void()>& work);

}  // namespace course
