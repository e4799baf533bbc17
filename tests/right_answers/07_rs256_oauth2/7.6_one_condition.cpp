// One condition, and one lambda that looks.
#include "jwks_cache.hpp"

namespace lesson {

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  for (auto& [name, entry] : entries_) {
    if (name != issuer || hint.id == std::nullopt) continue;
    const auto look = [&entry = entry, &hint]() -> std::optional<jwt::Key> {
      const auto* key = entry.find(hint);
      return key ? std::make_optional(*key) : std::nullopt;
    };
    const auto long_ago = [now = clock_()](const auto& moment, auto duration) {
      return !moment || now - *moment >= duration;
    };
    const auto key = look();
    const bool done = key && (entry.fetching || !long_ago(entry.fetched_at, time_to_live));
    if (!done && (entry.fetching || long_ago(entry.missed_at, cool_down))) {
      fetch(lock, name, entry, hint);
      return look();
    }
    return key;
  }
  return std::nullopt;
}

}  // namespace lesson
