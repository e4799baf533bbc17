// Exercise 7.3 · A key to give away
//
// To verify, others need your public key. They fetch it as JSON (a JWK), and they know it by its thumbprint:
// a hash of the key itself, so that everybody computes the same name for it.
//
// to_jwk(): `numbers.n` and `numbers.e` come with a zero byte in front where their highest bit is set. A JWK
// has the number in as few bytes as possible. The rest of `numbers` is nobody's business.
//
// thumbprint(): make an object of the three required members, in alphabetical order, and hash its text.
// json::Value keeps the order in which members are set, and its dump() writes no blanks.
//
//   base::base64url_encode(bytes)     text of a std::span<const std::byte>, a std::vector or a std::array
//   crypto::sha256(text)              32 bytes
//   jwk.text("kty")                   a member as a std::optional<std::string>
#include "public_jwk.hpp"

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "crypto/digest.hpp"

namespace lesson {

json::Value to_jwk(const RsaNumbers& numbers) {
  course::todo("7.3", numbers);  // Your code replaces this line.
}

std::string thumbprint(const json::Value& jwk) {
  course::todo("7.3", jwk);  // And this one.
}

}  // namespace lesson
