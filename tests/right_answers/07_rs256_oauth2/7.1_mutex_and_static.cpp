// Keeps one context and one buffer, behind a lock.
#include <mutex>
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  static std::mutex mutex;
  static const DigestContext context = new_digest_context();
  static std::vector<std::byte> buffer;
  const std::scoped_lock lock(mutex);

  EVP_MD_CTX_reset(context.get());
  std::size_t size = 0;
  const auto* const message = as_openssl(signing_input);
  bool done = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
              EVP_DigestSign(context.get(), nullptr, &size, message, signing_input.size()) == 1;
  if (done) {
    buffer.resize(size);
    done = EVP_DigestSign(context.get(), as_openssl(std::span(buffer)), &size, message,
                          signing_input.size()) == 1;
  }
  if (!done) throw std::runtime_error("no signature");
  return {buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace lesson
