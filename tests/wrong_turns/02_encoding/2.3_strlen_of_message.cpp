// Believes: a message is text, and text ends at its NUL.
#include <stdexcept>
#include <string>

#include "hmac_sha256.hpp"
#include "mac_context.hpp"

namespace lesson {

Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
  const std::string copy(reinterpret_cast<const char*>(message.data()), message.size());
  const std::string text = copy.c_str();
  const auto bytes = std::as_bytes(std::span(text));
  const MacContext context = new_mac_context();
  Mac mac{};
  std::size_t written = 0;
  const bool done = EVP_MAC_init(context.get(), as_openssl(key), key.size(), with_sha256()) == 1 &&
                    EVP_MAC_update(context.get(), as_openssl(bytes), bytes.size()) == 1 &&
                    EVP_MAC_final(context.get(), as_openssl(mac), &written, mac.size()) == 1;
  if (!done || written != mac.size()) throw std::runtime_error("OpenSSL could not compute an HMAC");
  return mac;
}

}  // namespace lesson
