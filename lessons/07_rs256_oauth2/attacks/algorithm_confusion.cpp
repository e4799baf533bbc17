// Lab 7a · A secret that everybody has
//
// You are mallory, and want to be carol. The flawed server accepts tokens that a provider has signed with its
// private key. It verifies them with the public one, which the provider publishes:
//
//   -----BEGIN PUBLIC KEY-----
//   MIIBIjANBgkqhkiG9w0BAQ…
//
// Nobody can sign with it. Find out in algorithm_confusion_flawed.cpp who decides what it is used for.
//
//   evidence.own_token          your own token; copy it: copy.header.set(name, value), copy.claims.set(…)
//   evidence.victim             the "sub" of a token of carol's
//   evidence.public_key         the text above
//   sign_hs256(token, text)     the token with a signature of HS256; any text is a key
//   evidence.show_me(token)     GET /me: an answer with .status and .body
//
// Return the body of GET /me for carol.
#include "algorithm_confusion.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7a", evidence);  // Your code replaces this line.
}

}  // namespace lesson
