// Exercise 7.1 · A signature that everybody can check
//
// HS256 has one key for both sides. RS256 has a pair: the private half signs, the public half verifies, and
// anyone who has only the public half cannot sign.
//
// OpenSSL signs in two steps, on a context that belongs to this one call:
//
//   EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key)    which hash, which key
//   EVP_DigestSign(context, out, &size, message, message_size)          the signature
//
// Call EVP_DigestSign twice. With nullptr for `out` it only sets `size`, a std::size_t, to how long the
// signature can be. The second time it writes the signature, and sets `size` to how long it is.
//
// Each call returns 1 if it did its work. If one does not, throw std::runtime_error.
//
// openssl_handles.hpp has new_digest_context(), and as_openssl() for pointers to bytes. The context is a
// std::unique_ptr: OpenSSL wants its get().
#include "rs256_sign.hpp"

#include <stdexcept>

#include "course/todo.hpp"
#include "openssl_handles.hpp"

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY* key, std::string_view signing_input) {
  course::todo("7.1", key, signing_input);  // Your code replaces this line.
}

}  // namespace lesson
