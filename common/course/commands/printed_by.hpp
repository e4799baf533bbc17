#pragma once

#include <functional>
#include <string>

namespace course {

// What `work` writes to std::cout and std::cerr, in order. Not for work on several threads.
std::string printed_by(const std::function<void()>& work);

}  // namespace course
