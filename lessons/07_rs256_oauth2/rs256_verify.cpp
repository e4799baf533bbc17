// Exercise 7.2 · One means yes
//
// The other side of 7.1, for everybody who has the public half. Two questions come first: may this key be
// trusted at all, and can this be a signature of it?
//
//   EVP_PKEY_is_a(key, "RSA")       1 for an RSA key; a key of another kind would verify, too
//   EVP_PKEY_get_bits(key)          the length of the modulus
//   public_exponent(key)            given, in rsa_numbers.hpp. With 1, everybody can sign
//   EVP_PKEY_get_size(key)          how long a signature is, in bytes
//
// Then OpenSSL answers:
//
//   EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key)
//   EVP_DigestVerify(context, signature, signature_size, message, message_size)
//
// The second returns 1 for a good signature, 0 for a bad one, and a negative number if something went wrong.
// In the end, ERR_clear_error() throws away what OpenSSL noted about a failure.
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
