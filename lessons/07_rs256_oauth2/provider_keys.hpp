#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <expected>
#include <functional>
#include <mutex>
#include <optional>

#include "jwt/find_key.hpp"
#include "jwt/key_set.hpp"
#include "oauth/provider.hpp"

namespace lesson {

// The keys of one identity provider as they were last fetched, and the fetch that is under way. Given.
// REQUIRES: its owner's mutex is held while a member is read or a function is called.
struct ProviderKeys {
  using Moment = std::chrono::steady_clock::time_point;
  using Fetched = std::expected<jwt::KeySet, oauth::ProviderProblem>;

  std::optional<jwt::KeySet> keys{};                // The last good set.
  std::optional<Moment> fetched_at{};               // When the fetch of `keys` began.
  std::optional<Moment> missed_at{};                // When the last fetch that missed began.
  std::optional<oauth::ProviderProblem> problem{};  // Why the last fetch failed, if it did.
  bool fetching = false;                            // A thread is fetching at this moment.

  // Returns the key that is meant, by its id and its algorithm; nullptr if it is not here, or the hint names
  // none. Valid for as long as the lock is held.
  const jwt::Key* find(const jwt::KeyHint& hint) const;

  // Calls `fetch_keys` without the lock, and stores what it returns; a failure leaves `keys` as they are. A
  // fetch misses if it fails, or does not bring the key that is meant. If another thread is fetching already,
  // waits for the end of that one fetch instead, however it ends. Holds the lock again when it returns, or
  // throws what `fetch_keys` throws.
  void fetch(std::unique_lock<std::mutex>& lock, Moment now, const jwt::KeyHint& hint,
             const std::function<Fetched()>& fetch_keys);

  // How many threads wait in fetch(). May be read without the lock: so a test knows that they have all come.
  std::atomic<std::size_t> waiting{0};

 private:
  std::size_t finished_ = 0;  // Fetches that have ended.
  std::condition_variable one_finished_;
};

}  // namespace lesson
