// Exercise 7.6 · Other people's keys
//
// Your API verifies tokens with keys that it must fetch first. To fetch for every token would be slow, and
// would let every token make you fetch. So the keys are kept, for each issuer by itself. Write find():
//
//   entries_.find(issuer)          at entries_.end(): nobody we trust
//   entry.find(hint)               a pointer to the key, or nullptr
//   entry.fetched_at, .tried_at    std::optional times; clock_() is now
//   entry.fetching                 another thread is at it
//   fetch(lock, issuer, entry)     given below: fetches, or waits for the one who does
//
// When do you fetch? Not for a token that names no key. If you have the key and the set is fresh: no.
// Otherwise, if the last fetch began at least `cool_down` ago, or there was none. And a thread that has no
// key waits for a fetch that is going on; one that has an old key goes on with it.
//
// The lock is taken already: mutex_ guards all entries.
#include "jwks_cache.hpp"

#include <utility>

#include "course/todo.hpp"

namespace lesson {

JwksCache::JwksCache(const std::vector<std::string>& issuers, FetchKeys fetch, SteadyClock clock)
    : fetch_(std::move(fetch)), clock_(std::move(clock)) {
  for (const auto& issuer : issuers) entries_[issuer];
}

const jwt::Key* JwksCache::Entry::find(const jwt::KeyHint& hint) const {
  return keys && hint.id ? keys->find(*hint.id, hint.algorithm) : nullptr;
}

std::optional<oauth::ProviderProblem> JwksCache::problem(const std::string& issuer) {
  const std::scoped_lock lock(mutex_);
  return entries_.at(issuer).problem;
}

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  course::todo("7.6", lock, issuer, hint, entries_, clock_);  // Your code replaces this line.
}

void JwksCache::fetch(std::unique_lock<std::mutex>& lock, const std::string& issuer, Entry& entry) {
  if (entry.fetching) {
    fetched_.wait(lock, [&] { return !entry.fetching; });
    return;
  }
  const auto begun = clock_();
  entry.fetching = true;
  entry.tried_at = begun;
  lock.unlock();
  auto keys = fetch_(issuer);
  lock.lock();
  entry.fetching = false;
  entry.problem = keys ? std::nullopt : std::optional(keys.error());
  if (keys) {
    entry.keys = std::move(*keys);
    entry.fetched_at = begun;
  }
  fetched_.notify_all();
}

}  // namespace lesson
