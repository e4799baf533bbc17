// Lab 3a · A token that nobody signed
//
// You are mallory. You have a good token of your own, and no key:
//
//   own_token         eyJhbGciOiJIUzI1NiIs… . eyJpc3MiOiJodHRwczovL… . k0uBz…
//
// The flawed gate has a block-list with one word on it. Return tokens that call you carol and have nothing
// after the second dot:
//
//   none_tokens       {"alg":S,"typ":"JWT"} . your claims with "sub":"carol" .
//                     for each S of the sixteen spellings_of_none
//   stripped_token    the header of your own token . the same claims .
//
// jwt::split_token(), read_object() and base::base64url_encode() split tokens and put them together.
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
