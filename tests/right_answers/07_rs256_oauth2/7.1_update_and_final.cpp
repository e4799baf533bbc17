// Feeds the text to OpenSSL in pieces, without a digest by name: the default of an RSA key is SHA-256.
#include <memory>
#include <stdexcept>

#include "openssl_handles.hpp"
#include "rs256_sign.hpp"

namespace lesson {
namespace {

void require(int answer) {
  if (answer <= 0) throw std::runtime_error("OpenSSL failed");
}

}  // namespace

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  const DigestContext context = new_digest_context();
  require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key));
  for (std::size_t done = 0; done < signing_input.size(); done += 100) {
    const auto piece = signing_input.substr(done, 100);
    require(EVP_DigestSignUpdate(context.get(), piece.data(), piece.size()));
  }
  std::size_t size = 0;
  require(EVP_DigestSignFinal(context.get(), nullptr, &size));
  const auto buffer = std::make_unique<unsigned char[]>(size);
  require(EVP_DigestSignFinal(context.get(), buffer.get(), &size));
  const auto* const first = reinterpret_cast<const std::byte*>(buffer.get());
  return {first, first + size};
}

}  // namespace lesson
