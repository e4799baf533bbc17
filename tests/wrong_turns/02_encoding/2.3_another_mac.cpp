// Believes: the key belongs in the message as well, since both are hashed together.
#include <stdexcept>

#include "hmac_sha256.hpp"
#include "mac_context.hpp"

namespace lesson {

Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
  const MacContext context = new_mac_context();
  Mac mac{};
  std::size_t written = 0;
  const bool done = EVP_MAC_init(context.get(), as_openssl(key), key.size(), with_sha256()) == 1 &&
                    EVP_MAC_update(context.get(), as_openssl(key), key.size()) == 1 &&
                    EVP_MAC_update(context.get(), as_openssl(message), message.size()) == 1 &&
                    EVP_MAC_final(context.get(), as_openssl(mac), &written, mac.size()) == 1;
  if (!done || written != mac.size()) throw std::runtime_error("OpenSSL could not compute an HMAC");
  return mac;
}

}  // namespace lesson
