#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "crypto/asymmetric_key.hpp"
#include "jwt/key.hpp"
#include "store/pool.hpp"

namespace oauth {

// A pair of RSA keys and its "kid".
struct SigningKey {
  std::string id;  // Its thumbprint (RFC 7638, R36).
  crypto::AsymmetricKey pair;
  jwt::Key public_key;  // The public half, for RS256.
};

// The keys of an authorization server and their rotation: a new key is *published* while the old one still
// signs; it is *promoted* when every copy of the JWK Set can have it; the old one is *retired*, and no longer
// published, when the last token that it signed has expired (R33). Kept in the database. Thread-safe.
class SigningKeys {
 public:
  struct Times {
    std::chrono::seconds jwks_max_age{300};    // For how long others may keep a copy of the set.
    std::chrono::seconds token_lifetime{300};  // The longest life of a token that a key signs.
  };

  // Makes a first key if the database has none. Takes a tenth of a second for each key that it makes. Throws
  // std::runtime_error if a key in the database is damaged, or none of them signs.
  SigningKeys(std::shared_ptr<store::Pool> pool, const Times& times,
              base::Clock clock = base::system_seconds);

  // The key that signs now.
  SigningKey current();

  // The keys that verify: the one that signs, one that waits to be promoted, and those that are not retired.
  std::vector<SigningKey> published();

  // The published key with this id.
  std::optional<SigningKey> find(std::string_view id);

  // Publishes a new key; returns its id. It signs `jwks_max_age` seconds later. If one waits already, that
  // one.
  std::string publish_next();

  const Times& times() const { return times_; }

 private:
  struct Kept {
    SigningKey key;
    std::int64_t published_at;
    std::optional<std::int64_t> promoted_at, replaced_at;
  };

  void load();
  void make(std::int64_t now, std::optional<std::int64_t> promoted_at);
  void advance(std::int64_t now);
  bool is_retired(const Kept& kept, std::int64_t now) const;
  static bool signs(const Kept& kept);
  Kept& signer();

  const std::shared_ptr<store::Pool> pool_;
  const Times times_;
  const base::Clock clock_;
  std::mutex mutex_;
  std::vector<Kept> keys_;  // By their promotion; one that waits for it is last. One signs.
};

}  // namespace oauth
