#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jwt/key.hpp"

namespace lesson {

// For how long a key that was replaced goes on verifying, in seconds: the life of an access token, and the
// most that a leeway can be.
inline constexpr std::int64_t overlap = 15 * 60 + 120;

// The keys of a server: one that signs, and older ones whose tokens are still about (R33). Each has an id of
// its own, the "kid" of its tokens. Any number of threads may use a ring that nobody rotates meanwhile.
class KeyRing {
 public:
  // Throws std::invalid_argument for a key without an id.
  explicit KeyRing(const jwt::Key& first);

  // From `now` on, in seconds since 1970, `next` signs. Throws std::invalid_argument for a key without an id,
  // or with one that is in the ring.
  void rotate(const jwt::Key& next, std::int64_t now);

  // The key that signs: the newest.
  const jwt::Key& signing_key() const { return keys_.back().key; }

  // The key that verifies a token whose header names `kid`: the one with exactly this id (R11). The newest
  // verifies; one that was replaced does until its last token has ended, and not any more when `overlap`
  // seconds have passed since. nullptr for a retired key, for an id that is not in the ring and for a token
  // that names none: that token is refused. Never throws. The key is good for as long as the ring is, and
  // until the next rotate().
  const jwt::Key* find(std::optional<std::string_view> kid, std::int64_t now) const;

 private:
  struct Kept {
    jwt::Key key;
    std::optional<std::int64_t> replaced_at{};  // Nothing: it is the newest.
  };
  std::vector<Kept> keys_;  // From the oldest to the newest; never empty.
};

}  // namespace lesson
