#include "live_bytes.hpp"

#include <atomic>
#include <malloc.h>

// Every sanitizer's allocator has these two; without a sanitizer they are null.
extern "C" {
[[gnu::weak]] int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*,
                                                                              std::size_t),
                                                            void (*on_free)(const volatile void*));
[[gnu::weak]] std::size_t __sanitizer_get_allocated_size(const volatile void* memory);
}

namespace {

std::atomic<std::ptrdiff_t> live{0};  // Below zero when memory from before the first call was freed since.

void count_malloc(const volatile void*, std::size_t bytes) { live += static_cast<std::ptrdiff_t>(bytes); }

void count_free(const volatile void* memory) {
  if (memory) live -= static_cast<std::ptrdiff_t>(__sanitizer_get_allocated_size(memory));
}

bool counts() {
  static const bool installed = __sanitizer_install_malloc_and_free_hooks &&
                                __sanitizer_install_malloc_and_free_hooks(count_malloc, count_free) > 0;
  return installed;
}

}  // namespace

std::ptrdiff_t live_bytes() {
  if (counts()) return live;
  const auto heap = mallinfo2();
  return static_cast<std::ptrdiff_t>(heap.uordblks + heap.hblkhd);
}
