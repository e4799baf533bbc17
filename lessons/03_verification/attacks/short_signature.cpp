// Lab 3b · A signature of one byte
//
// You are mallory. The flawed gate compares signatures, and even in constant time. But it compares only as
// many bytes as you send, and refuses only an empty signature. So send one byte:
//
//   header of your own token . your claims with "sub":"carol" . base64url of the byte 0
//   header of your own token . your claims with "sub":"carol" . base64url of the byte 1
//   …                                                           and so on, up to 255
//
// evidence.opens(token) tries one at the gate. Stop as soon as one is accepted, and return that token as
// forged_token. If none is (as it should be), leave forged_token empty.
//
// A byte is a std::byte, and base64url_encode takes a span of them: std::array{std::byte{7}}.
#include "short_signature.hpp"

#include <array>
#include <cstddef>

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "json/value.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab3b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
