#pragma once

#include <chrono>
#include <condition_variable>
#include <expected>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "jwt/find_key.hpp"
#include "jwt/key_set.hpp"
#include "oauth/provider.hpp"

namespace lesson {

// The published keys of several identity providers (R37). Each provider has an entry of its own. Keys are
// fetched when somebody needs them, and kept: the last good set goes on when the provider is down.
// Thread-safe.
class JwksCache {
 public:
  using SteadyClock = std::function<std::chrono::steady_clock::time_point()>;

  // Fetches the keys of an issuer, which may take seconds. Called without the lock.
  using FetchKeys =
      std::function<std::expected<jwt::KeySet, oauth::ProviderProblem>(const std::string& issuer)>;

  static constexpr std::chrono::seconds time_to_live{300};  // A set that is older is fetched again.
  static constexpr std::chrono::seconds cool_down{30};      // No fetch within so long after the last one.

  JwksCache(const std::vector<std::string>& issuers, FetchKeys fetch,
            SteadyClock clock = std::chrono::steady_clock::now);

  // Returns the key of `issuer` that a token names: by its id and its algorithm. std::nullopt if the token
  // names none, if the issuer is not one of ours, or if the issuer has no such key.
  //
  // The issuer's keys are fetched if the key is not among them or the set is older than time_to_live, unless
  // the last fetch began less than cool_down ago. While another thread fetches them, a thread that has its
  // key uses it; one that does not waits for the fetch and looks again.
  std::optional<jwt::Key> find(const std::string& issuer, const jwt::KeyHint& hint);

  // Why the last fetch of an issuer failed; std::nullopt if it did not.
  std::optional<oauth::ProviderProblem> problem(const std::string& issuer);

 private:
  using Moment = std::chrono::steady_clock::time_point;

  struct Entry {
    std::optional<jwt::KeySet> keys{};   // The last good set.
    std::optional<Moment> fetched_at{};  // When `keys` was fetched.
    std::optional<Moment> tried_at{};    // When the last fetch began.
    bool fetching = false;               // A thread is fetching at this moment.
    std::optional<oauth::ProviderProblem> problem{};

    // The key that is meant; nullptr if it is not here. A hint without an id means none.
    const jwt::Key* find(const jwt::KeyHint& hint) const;
  };

  // Fetches the keys of `entry`, without the lock meanwhile, and stores them; a failure leaves `keys` as they
  // are. If another thread is fetching them already, waits for it instead. Holds the lock again when it
  // returns. Given.
  void fetch(std::unique_lock<std::mutex>& lock, const std::string& issuer, Entry& entry);

  const FetchKeys fetch_;
  const SteadyClock clock_;
  std::mutex mutex_;
  std::condition_variable fetched_;
  std::map<std::string, Entry> entries_;  // By issuer. No entry is added later.
};

}  // namespace lesson
