// Lab 3b · A signature of one byte
//
// You are mallory. The gate next door compares signatures, in constant time even. But it compares only as
// many bytes as you send, and an empty signature it refuses. So send one byte:
//
//   header of your own token . your claims with "sub":"carol" . base64url of the byte 0
//   header of your own token . your claims with "sub":"carol" . base64url of the byte 1
//   …                                                           and so on, up to 255
//
// evidence.opens(token) tries one at the door. Once it opened, do not knock again. Bring home the token that
// opened it, as forged_token; when none did (that is how it should be), leave it empty.
//
// A byte is a std::byte, base64url_encode takes a span of them: std::array{std::byte{7}}.
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
