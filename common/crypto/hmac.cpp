#include "crypto/hmac.hpp"

#include <algorithm>
#include <stdexcept>

#include "crypto/constant_time.hpp"
#include "crypto/internal/digest_algorithm.hpp"
#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

constexpr std::size_t max_block_size = 128;  // SHA-384 and SHA-512; SHA-256 has 64.

// The digest's state after the first block: the key, padded with zeros, each byte XORed with `pad`.
DigestContext absorb(Digest digest, const Secret& block, std::byte pad) {
  Secret padded = block.duplicate();
  for (std::byte& byte : padded.writable()) byte ^= pad;
  DigestContext state(require_handle(EVP_MD_CTX_new(), "a digest context"));
  require_one(EVP_DigestInit_ex2(state.get(), digest_algorithm(digest), nullptr), "starting a digest");
  require_one(EVP_DigestUpdate(state.get(), padded.bytes().data(), padded.size()), "hashing a key");
  return state;
}

// One block of the digest that stands for the key: longer keys are hashed first (RFC 2104 §2).
Secret key_block(Digest digest, const Secret& secret) {
  Secret block(digest == Digest::sha256 ? max_block_size / 2 : max_block_size);
  if (secret.size() <= block.size()) {
    std::ranges::copy(secret.bytes(), block.writable().begin());
    return block;
  }
  Secret hashed(max_digest_size);
  const auto written = hash_into(digest, secret.bytes(), hashed.writable().first<max_digest_size>());
  std::ranges::copy(written, block.writable().begin());
  return block;
}

}  // namespace

struct HmacKey::States {
  DigestContext inner;
  DigestContext outer;
};

HmacKey::HmacKey(Digest digest, const Secret& secret) : digest_(digest) {
  if (secret.empty()) throw std::invalid_argument("an HMAC key cannot be empty");
  const Secret block = key_block(digest, secret);
  states_ = std::make_unique<const States>(States{.inner = absorb(digest, block, std::byte{0x36}),
                                                  .outer = absorb(digest, block, std::byte{0x5C})});
}

HmacKey::HmacKey(HmacKey&&) noexcept = default;
HmacKey& HmacKey::operator=(HmacKey&&) noexcept = default;
HmacKey::~HmacKey() = default;

std::span<const std::byte> HmacKey::sign(std::span<const std::byte> message,
                                         std::span<std::byte, max_digest_size> out) const {
  EVP_MD_CTX* const context = thread_digest_context();
  require_one(EVP_MD_CTX_copy_ex(context, states_->inner.get()), "starting an HMAC");
  require_one(EVP_DigestUpdate(context, message.data(), message.size()), "hashing");
  require_one(EVP_DigestFinal_ex(context, write_pointer(out), nullptr), "finishing a digest");
  require_one(EVP_MD_CTX_copy_ex(context, states_->outer.get()), "starting an HMAC");
  require_one(EVP_DigestUpdate(context, out.data(), size()), "hashing");
  require_one(EVP_DigestFinal_ex(context, write_pointer(out), nullptr), "finishing an HMAC");
  return out.first(size());
}

bool HmacKey::verify(std::span<const std::byte> message, std::span<const std::byte> mac) const {
  std::array<std::byte, max_digest_size> expected;
  return equal_in_constant_time(sign(message, expected), mac);
}

}  // namespace crypto
