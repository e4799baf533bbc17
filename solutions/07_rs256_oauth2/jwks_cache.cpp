// Solution 7.6 · Other people's keys
#include "jwks_cache.hpp"

#include <utility>

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
  const auto found = entries_.find(issuer);
  if (found == entries_.end() || !hint.id) return std::nullopt;
  Entry& entry = found->second;

  const auto now = clock_();
  const bool known = entry.find(hint) != nullptr;
  const bool fresh = entry.fetched_at && now - *entry.fetched_at < time_to_live;
  const bool cooled_down = !entry.tried_at || now - *entry.tried_at >= cool_down;
  const bool should_fetch = entry.fetching ? !known : (!known || !fresh) && cooled_down;
  if (should_fetch) fetch(lock, issuer, entry);

  const jwt::Key* const key = entry.find(hint);
  return key != nullptr ? std::optional(*key) : std::nullopt;
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
