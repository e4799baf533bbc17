#pragma once

#include <cstddef>
#include <functional>

namespace course {

// Calls work(0) … work(count - 1), as many at once as there are cores; returns when all have ended.
// REQUIRES: `work` does not throw, and may be called on several threads at once.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace course
