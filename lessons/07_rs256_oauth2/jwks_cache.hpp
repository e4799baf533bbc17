#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jwt/find_key.hpp"
#include "oauth/provider.hpp"
#include "provider_keys.hpp"

namespace lesson {

// The published keys of several identity providers (R37). Each provider has an entry of its own. Keys are
// fetched when somebody needs them, and kept: the last good set goes on when the provider is down.
// Thread-safe.
class JwksCache {
 public:
  using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

  // Fetches the keys of an issuer, within seconds: others may wait for it. Called without the lock, for one
  // issuer by one thread at a time.
  using FetchKeys = std::function<ProviderKeys::Fetched(const std::string& issuer)>;

  // Both are counted from the start of a fetch, which is not repeated before the cool-down is over.
  static constexpr std::chrono::seconds time_to_live{300};
  static constexpr std::chrono::seconds cool_down{30};

  JwksCache(const std::vector<std::string>& issuers, FetchKeys fetch,
            SteadyClock clock = std::chrono::steady_clock::now)
      : fetch_(std::move(fetch)), clock_(std::move(clock)) {
    for (const auto& issuer : issuers) entries_[issuer];
  }

  // Returns the key of `issuer` that a token names, by its id and its algorithm; std::nullopt if the issuer
  // has no such key. std::nullopt, and nothing is fetched, if the token names no key, or if the issuer is
  // not one of ours.
  //
  //   the key is here, and its set is younger than time_to_live    returns it
  //   another thread is fetching, the key is here                  returns it, whatever its age
  //   another thread is fetching, the key is not here              waits for that fetch, looks again
  //   the last fetch began less than cool_down ago, good or not    returns what is here
  //   otherwise                                                    fetches, looks again
  //
  // So no call lasts longer than one fetch. A key that the provider uses sooner than cool_down after it was
  // published may be unknown for that long.
  std::optional<jwt::Key> find(const std::string& issuer, const jwt::KeyHint& hint);

  // Why the last fetch of an issuer of ours failed; std::nullopt if it did not.
  std::optional<oauth::ProviderProblem> problem(const std::string& issuer) {
    const std::scoped_lock lock(mutex_);
    return entries_.at(issuer).problem;
  }

  // How many threads wait for a fetch of an issuer of ours: so a test knows that they have all come.
  std::size_t waiting(const std::string& issuer) const { return entries_.at(issuer).waiting; }

 private:
  // Fetches the keys of `entry` and stores them, or waits for the thread that is fetching them. The lock is
  // free meanwhile, and held again when it returns.
  void fetch(std::unique_lock<std::mutex>& lock, const std::string& issuer, ProviderKeys& entry) {
    entry.fetch(lock, clock_(), [&] { return fetch_(issuer); });
  }

  const FetchKeys fetch_;
  const SteadyClock clock_;
  std::mutex mutex_;
  std::map<std::string, ProviderKeys> entries_;  // By issuer. No entry is added later.
};

}  // namespace lesson
