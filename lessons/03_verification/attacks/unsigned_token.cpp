// Lab 3a · A token that nobody signed
//
// You are mallory. You hold a good token of your own, and no key:
//
//   own_token         eyJhbGciOiJIUzI1NiIs… . eyJpc3MiOiJodHRwczovL… . k0uBz…
//
// The gate next door has a list of bad words, with one word on it. Bring home tokens with nothing behind the
// second dot, that call you carol:
//
//   none_tokens       {"alg":S,"typ":"JWT"} . your claims with "sub":"carol" .
//                     for each S of the sixteen spellings_of_none
//   stripped_token    the header of your own token . the same claims .
//
// jwt::split_token(), read_object() and base::base64url_encode() take tokens apart and put them together.
#include "unsigned_token.hpp"

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "json/value.hpp"
#include "jwt/token_parts.hpp"
#include "read_object.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab3a", evidence);  // Your code replaces this line.
}

}  // namespace lesson
