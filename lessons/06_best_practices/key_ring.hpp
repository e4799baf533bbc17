#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jwt/key.hpp"

namespace lesson {

// How long a replaced key still verifies, in seconds: the lifetime of an access token, plus the largest
// leeway.
inline constexpr std::int64_t overlap = 15 * 60 + 120;

// The keys of a server: one that signs, and older ones whose tokens are still in use (R33). Each has an id of
// its own, the "kid" of its tokens. Thread-safe as long as no thread rotates the ring.
class KeyRing {
 public:
  // Throws std::invalid_argument for a key without an id.
  explicit KeyRing(const jwt::Key& first);

  // From `now` on, in seconds since 1970, `next` signs. Throws std::invalid_argument for a key without an id,
  // or with one that is in the ring.
  void rotate(const jwt::Key& next, std::int64_t now);

  // Returns the key that signs: the newest.
  const jwt::Key& signing_key() const { return keys_.back().key; }

  // Returns the key that verifies a token whose header names `kid`: the one with exactly this id (R11). The
  // newest key verifies. A replaced one verifies until its last token has expired, and no longer when
  // `overlap` seconds have passed since it was replaced. Returns nullptr for a retired key, for an id that is
  // not in the ring and for a token without a kid: that token is refused. Never throws. The pointer is valid
  // until the ring is rotated or destroyed.
  const jwt::Key* find(std::optional<std::string_view> kid, std::int64_t now) const;

 private:
  struct Kept {
    jwt::Key key;
    std::optional<std::int64_t> replaced_at{};  // No value: it is the newest.
  };
  std::vector<Kept> keys_;  // From the oldest to the newest; never empty.
};

}  // namespace lesson
