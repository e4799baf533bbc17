#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jwt/key.hpp"

namespace jwt {

// A key of a JWK Set that is not used, and why.
struct SkippedKey {
  std::size_t index;  // Its place in "keys", from 0.
  std::string id;     // Its "kid", where it has a readable one.
  KeyProblem problem;
};

// Keys that belong to one party, found by their identifier. Immutable; may be used by any thread.
class KeySet {
 public:
  // Makes a set of keys of ours. Refused: no key at all (no_usable_key), two keys with one identifier for one
  // algorithm (duplicate_id), shared secrets beside public keys (mixed_set).
  static std::expected<KeySet, KeyProblem> of(std::vector<Key> keys);

  // Reads a JWK Set (RFC 7517 §5): one strict JSON object of at most 64 KiB whose "keys" is an array. A key
  // that cannot be used here (an unknown "kty", "crv" or "alg", another "use") is skipped and listed in
  // skipped(). Refused as above; a mixed set also if the keys that mix it would be skipped. A key that does
  // not name its algorithm is used if exactly one of `for_unnamed` fits it.
  static std::expected<KeySet, KeyProblem> from_jwks(std::string_view jwks,
                                                     std::span<const Algorithm> for_unnamed = {});

  // Returns the key for `algorithm` with the identifier `id`; nullptr if there is none, or `id` is empty.
  // Valid for as long as the set.
  const Key* find(std::string_view id, Algorithm algorithm) const;

  const std::vector<Key>& keys() const { return keys_; }
  const std::vector<SkippedKey>& skipped() const { return skipped_; }

  // {"keys":[…]} with the public halves. Throws std::logic_error for shared secrets: they have none.
  json::Value public_jwks() const;

 private:
  KeySet() = default;

  std::vector<Key> keys_;
  std::vector<SkippedKey> skipped_;
};

}  // namespace jwt
