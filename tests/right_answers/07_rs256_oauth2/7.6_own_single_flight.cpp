// The fetch is written by hand, with a condition variable for all caches instead of the given one.
#include "jwks_cache.hpp"

namespace lesson {
namespace {

std::condition_variable some_fetch_ended;

std::optional<jwt::Key> copy_of(const jwt::Key* key) {
  if (key == nullptr) return std::nullopt;
  return *key;
}

// Runs its work at the end of the scope.
struct Finally {
  std::function<void()> work;
  ~Finally() { work(); }
};

}  // namespace

std::optional<jwt::Key> JwksCache::find(const std::string& issuer, const jwt::KeyHint& hint) {
  std::unique_lock lock(mutex_);
  const auto found = entries_.find(issuer);
  if (!hint.id || found == entries_.end()) return std::nullopt;
  auto& entry = found->second;

  const auto now = clock_();
  if (entry.fetching) {
    if (entry.find(hint) == nullptr) some_fetch_ended.wait(lock, [&] { return !entry.fetching; });
    return copy_of(entry.find(hint));
  }
  const bool old = !entry.fetched_at || now >= *entry.fetched_at + time_to_live;
  if (entry.find(hint) != nullptr && !old) return copy_of(entry.find(hint));
  if (entry.missed_at && now < *entry.missed_at + cool_down) return copy_of(entry.find(hint));

  entry.fetching = true;
  entry.problem = oauth::ProviderProblem::unreachable;  // Until it has ended well.
  {
    const Finally finally{[&] {
      if (!lock.owns_lock()) lock.lock();
      entry.fetching = false;
      if (entry.problem || entry.find(hint) == nullptr) entry.missed_at = now;
      some_fetch_ended.notify_all();
    }};
    lock.unlock();
    auto fetched = fetch_(issuer);
    lock.lock();
    entry.problem.reset();
    if (fetched) {
      entry.keys.emplace(std::move(*fetched));
      entry.fetched_at = now;
    } else {
      entry.problem = fetched.error();
    }
  }
  return copy_of(entry.find(hint));
}

}  // namespace lesson
