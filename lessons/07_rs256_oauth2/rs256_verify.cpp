// Exercise 7.2 · One means yes
//
// The other side of 7.1, for everybody who has the public half. Check the key and the length first:
//
//   EVP_PKEY_is_a(key, "RSA")    1 for an RSA key; OpenSSL verifies with keys of other kinds, too
//   EVP_PKEY_get_bits(key)       the length of the modulus
//   public_exponent(key)         given, in rsa_numbers.hpp. If it is 1, everybody can sign
//   EVP_PKEY_get_size(key)       how long a signature is, in bytes
//
// Then ask OpenSSL:
//
//   EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key)
//   EVP_DigestVerify(context, signature, signature_size, message, message_size)
//
// Init returns 1 if it did its work. EVP_DigestVerify returns 1 for a good signature, 0 for a bad one, and a
// negative number if it could not tell.
//
// Once OpenSSL was asked, every path out must call ERR_clear_error(), which removes what OpenSSL noted about
// a failure.
#include "rs256_verify.hpp"

#include <openssl/err.h>

#include "course/todo.hpp"
#include "openssl_handles.hpp"
#include "rsa_numbers.hpp"

namespace lesson {

bool rs256_verify(EVP_PKEY* key, std::string_view signing_input, std::span<const std::byte> signature) {
  course::todo("7.2", key, signing_input, signature);  // Your code replaces this line.
}

}  // namespace lesson
