#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

namespace crypto {

// A key that makes and checks HMACs (RFC 2104) with one digest.
//
// The key is hashed into two prepared states once; each MAC then starts from copies of them, which costs a
// fifth of OpenSSL's one-shot HMAC(). Immutable after construction: any number of threads may use one key.
class HmacKey {
 public:
  // REQUIRES: `secret` is not empty. How long it must be is the business of whoever sets the policy.
  HmacKey(Digest digest, const Secret& secret);
  HmacKey(HmacKey&&) noexcept;
  HmacKey& operator=(HmacKey&&) noexcept;
  ~HmacKey();

  // Bytes of a MAC: those of the digest.
  std::size_t size() const { return digest_size(digest_); }

  // Writes the MAC of `message` into `out` and returns the part that was written.
  std::span<const std::byte> sign(std::span<const std::byte> message,
                                  std::span<std::byte, max_digest_size> out) const;

  // Is `mac` the MAC of `message`, whole? Compares in constant time.
  bool verify(std::span<const std::byte> message, std::span<const std::byte> mac) const;

 private:
  struct States;

  Digest digest_;
  std::unique_ptr<const States> states_;
};

}  // namespace crypto
