// Exercise 3.3 · The bytes that came in
//
// To verify an HMAC, compute it again. Compute it over parts.signed_bytes: the header, the dot and the
// payload, letter by letter as they came in. Then compare it with the token's own signature.
//
//   base::base64url_decode(parts.signature)      strict, as in lesson 1; std::nullopt if it is not canonical
//   HMAC(EVP_sha256(), secret.data(), key size as an int, message, message size, memory, nullptr)
//                                               OpenSSL in one call: fills `memory`, or returns nullptr on
//                                               failure; then throw std::runtime_error
//   equal_in_constant_time()                    yours, from exercise 3.1
//
// Below, `secret` is the bytes of the key, `message` the signed text in the type that OpenSSL takes, and
// `memory` points to the 32 bytes of `mac`.
#include "signature_matches.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>

#include <openssl/hmac.h>

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "equal_in_constant_time.hpp"

namespace lesson {

bool signature_matches(const jwt::TokenParts& parts, const Key& key) {
  const auto secret = key.secret.bytes();
  const auto* const message = reinterpret_cast<const unsigned char*>(parts.signed_bytes.data());
  std::array<std::byte, 32> mac{};
  auto* const memory = reinterpret_cast<unsigned char*>(mac.data());
  course::todo("3.3", parts, key, secret, message, memory);  // Your code replaces this line.
}

}  // namespace lesson
