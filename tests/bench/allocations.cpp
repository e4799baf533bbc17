#include "allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#include <openssl/crypto.h>

namespace {

std::atomic<std::size_t> ours = 0;
std::atomic<std::size_t> openssl = 0;

std::atomic<bool> counting = true;

void count(std::atomic<std::size_t>& counter) {
  if (counting.load(std::memory_order_relaxed)) counter.fetch_add(1, std::memory_order_relaxed);
}

void* openssl_malloc(std::size_t size, const char*, int) {
  count(openssl);
  return std::malloc(size);
}

void* openssl_realloc(void* memory, std::size_t size, const char*, int) {
  count(openssl);
  return std::realloc(memory, size);
}

void openssl_free(void* memory, const char*, int) { std::free(memory); }

}  // namespace

Allocations allocations() { return {.ours = ours, .openssl = openssl}; }

void count_openssl_allocations() { CRYPTO_set_mem_functions(openssl_malloc, openssl_realloc, openssl_free); }

void stop_counting() { counting = false; }

void* operator new(std::size_t size) {
  count(ours);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
