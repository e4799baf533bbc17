// Exercise 2.3 · Thirty-two bytes that only a key makes
//
// An HMAC mixes a key and a message into 32 bytes. Anyone who has the key can make them; nobody else can.
// OpenSSL does it in three steps, on a context that belongs to this one call:
//
//   EVP_MAC_init(context, key, key_size, parameters)     takes the key
//   EVP_MAC_update(context, message, message_size)       takes the message
//   EVP_MAC_final(context, out, &written, out_size)      writes the MAC; `written` is a std::size_t
//
// Each returns 1 if it succeeded. If one does not, throw std::runtime_error: bytes that OpenSSL never
// wrote still look like a MAC, and everybody can guess them.
//
// mac_context.hpp has new_mac_context(), with_sha256() for the parameters, and as_openssl() for pointers
// to bytes. The context is a std::unique_ptr: pass its get() to OpenSSL.
#include "hmac_sha256.hpp"

#include <stdexcept>

#include "course/todo.hpp"
#include "mac_context.hpp"

namespace lesson {

Mac hmac_sha256(std::span<const std::byte> key, std::span<const std::byte> message) {
  course::todo("2.3", key, message);  // Your code replaces this line.
}

}  // namespace lesson
