// Believes: computing a hash cannot fail, so there is nothing to check.
#include "hmac_sha256.hpp"
#include "mac_context.hpp"

namespace lesson {

Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
  const MacContext context = new_mac_context();
  Mac mac{};
  std::size_t written = 0;
  EVP_MAC_init(context.get(), as_openssl(key), key.size(), with_sha256());
  EVP_MAC_update(context.get(), as_openssl(message), message.size());
  EVP_MAC_final(context.get(), as_openssl(mac), &written, mac.size());
  return mac;
}

}  // namespace lesson
