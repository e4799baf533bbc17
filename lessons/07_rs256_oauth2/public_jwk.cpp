// Exercise 7.3 · A key to give away
//
// Others need your public key to verify your tokens. They fetch it as JSON, a JWK, and identify it by its
// thumbprint: a hash of the key itself, so that everybody computes the same name for it.
//
// to_jwk(): `numbers.n` and `numbers.e` begin with a zero byte if the highest bit behind it is set. A JWK has
// a number in as few bytes as possible. The other numbers are private.
//
// thumbprint(): make an object of the three required members, in alphabetical order, and hash its text.
// json::Value keeps the order in which members are set, and its dump() writes no blanks.
//
//   base::base64url_encode(bytes)    the text of a span, a std::vector or a std::array of bytes
//   crypto::sha256(text)             32 bytes
//   jwk.text("kty")                  a member, as a std::optional<std::string>
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
