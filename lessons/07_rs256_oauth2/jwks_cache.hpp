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

  // Fetches the keys of an issuer, within seconds, because others may wait for it. Called without the lock,
  // for one issuer by one thread at a time.
  using FetchKeys = std::function<ProviderKeys::Fetched(const std::string& issuer)>;

  // Both are counted from the start of a fetch. The cool-down follows a fetch that missed: one that
  // failed, or did not bring the key that it was for. If it followed every fetch,
  // the tokens of a key that the provider adds soon after one would be refused.
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
  //   the last fetch that missed began less than cool_down ago     returns what is here
  //   otherwise                                                    fetches, looks again
  //
  // So no call lasts longer than one fetch, and the first token with a new key finds it. Made-up ids cause
  // one fetch in a cool_down, and may keep a new key unknown for that long.
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
  void fetch(std::unique_lock<std::mutex>& lock, const std::string& issuer, ProviderKeys& entry,
             const jwt::KeyHint& hint) {
    entry.fetch(lock, clock_(), hint, [&] { return fetch_(issuer); });
  }

  const FetchKeys fetch_;
  const SteadyClock clock_;
  std::mutex mutex_;
  std::map<std::string, ProviderKeys> entries_;  // By issuer. No entry is added later.
};

}  // namespace lesson
