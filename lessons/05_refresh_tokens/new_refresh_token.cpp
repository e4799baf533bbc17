// Exercise 5.1 · Thirty-two bytes and a hash
//
// A refresh token says nothing. It is a random text that only the database can look up:
//
//   crypto::random_bytes(32)        bytes that nobody can predict
//   base::base64url_encode(bytes)   the text that the client gets
//   crypto::sha256(text)            32 bytes again, which the database keeps
//   base::to_hex(bytes)             as 64 hexadecimal digits
//
// Return {.text = …, .hash = …}.
#include "new_refresh_token.hpp"

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "course/todo.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  course::todo("5.1");  // Your code replaces this line.
}

}  // namespace lesson
