#include "crypto/digest.hpp"

#include <algorithm>
#include <utility>

#include "crypto/internal/digest_algorithm.hpp"
#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

// Fetched once and for the life of the process: to look an algorithm up by name costs more than a hash.
const EVP_MD* fetch(const char* name) {
  return require_handle(EVP_MD_fetch(nullptr, name, nullptr), "fetching a digest");
}

}  // namespace

const EVP_MD* digest_algorithm(Digest digest) {
  static const EVP_MD* const sha256 = fetch("SHA256");
  static const EVP_MD* const sha384 = fetch("SHA384");
  static const EVP_MD* const sha512 = fetch("SHA512");
  switch (digest) {
    case Digest::sha256:
      return sha256;
    case Digest::sha384:
      return sha384;
    case Digest::sha512:
      return sha512;
  }
  std::unreachable();
}

EVP_MD_CTX* thread_digest_context() {
  thread_local const DigestContext context(require_handle(EVP_MD_CTX_new(), "a digest context"));
  return context.get();
}

std::size_t digest_size(Digest digest) {
  switch (digest) {
    case Digest::sha256:
      return 32;
    case Digest::sha384:
      return 48;
    case Digest::sha512:
      return 64;
  }
  std::unreachable();
}

std::span<const std::byte> hash_into(Digest digest, std::span<const std::byte> message,
                                     std::span<std::byte, max_digest_size> out) {
  EVP_MD_CTX* const context = thread_digest_context();
  require_one(EVP_DigestInit_ex2(context, digest_algorithm(digest), nullptr), "starting a digest");
  require_one(EVP_DigestUpdate(context, message.data(), message.size()), "hashing");
  require_one(EVP_DigestFinal_ex(context, write_pointer(out), nullptr), "finishing a digest");
  return out.first(digest_size(digest));
}

std::array<std::byte, 32> sha256(std::span<const std::byte> message) {
  std::array<std::byte, max_digest_size> buffer{};
  std::array<std::byte, 32> result{};
  std::ranges::copy(hash_into(Digest::sha256, message, buffer), result.begin());
  return result;
}

std::array<std::byte, 32> sha256(std::string_view message) {
  return sha256(std::as_bytes(std::span(message)));
}

}  // namespace crypto
