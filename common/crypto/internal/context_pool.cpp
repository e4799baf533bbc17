#include "crypto/internal/context_pool.hpp"

#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

// Counts the threads as they come, so that the first ones never meet in one place.
std::size_t thread_number() {
  static std::atomic<std::size_t> threads = 0;
  thread_local const std::size_t number = threads.fetch_add(1, std::memory_order_relaxed);
  return number;
}

}  // namespace

ContextPool::ContextPool(std::function<EVP_PKEY_CTX*()> make) : make_(std::move(make)) {}

ContextPool::~ContextPool() {
  for (const Place& place : places_) EVP_PKEY_CTX_free(place.context.load());
}

ContextPool::Loan ContextPool::borrow() const {
  auto& place = places_[thread_number() % places_.size()].context;
  EVP_PKEY_CTX* const waiting = place.exchange(nullptr, std::memory_order_acquire);
  return Loan(*this, waiting != nullptr ? waiting : make_());
}

void ContextPool::give_back(EVP_PKEY_CTX* context) const noexcept {
  auto& place = places_[thread_number() % places_.size()].context;
  EVP_PKEY_CTX_free(place.exchange(context, std::memory_order_acq_rel));
}

}  // namespace crypto
