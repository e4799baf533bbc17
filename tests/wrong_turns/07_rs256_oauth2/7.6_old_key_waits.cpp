// Believes: new keys are on their way, so everybody waits for them.
#include "jwks_cache.hpp"

namespace lesson {

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  const auto found = entries_.find(issuer);
  if (found == entries_.end() || !hint.id) return std::nullopt;
  ProviderKeys& entry = found->second;

  const auto now = clock_();
  const bool known = entry.find(hint) != nullptr;
  const bool fresh = entry.fetched_at && now - *entry.fetched_at < time_to_live;
  const bool cooled_down = !entry.missed_at || now - *entry.missed_at >= cool_down;
  const bool should_fetch = entry.fetching || ((!known || !fresh) && cooled_down);
  if (should_fetch) fetch(lock, issuer, entry, hint);

  const jwt::Key* const key = entry.find(hint);
  return key != nullptr ? std::optional(*key) : std::nullopt;
}

}  // namespace lesson
