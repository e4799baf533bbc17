// The table of the header, row by row, with early returns.
#include "jwks_cache.hpp"

namespace lesson {

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  if (!hint.id.has_value() || !entries_.contains(issuer)) return {};
  auto& entry = entries_.at(issuer);

  if (const auto* key = entry.find(hint)) {
    if (entry.fetching) return *key;
    if (entry.fetched_at.has_value() && *entry.fetched_at + time_to_live > clock_()) return *key;
  }
  if (!entry.fetching && entry.missed_at.has_value() && clock_() < *entry.missed_at + cool_down) {
    if (const auto* key = entry.find(hint)) return *key;
    return {};
  }
  fetch(lock, issuer, entry, hint);
  if (const auto* key = entry.find(hint)) return *key;
  return {};
}

}  // namespace lesson
