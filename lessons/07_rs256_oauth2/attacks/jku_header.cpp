// Lab 7c · An address in the token
//
// You are mallory, and want to be carol. The flawed server accepts no key that comes with a token. But the
// tokens of its provider say where the keys are, and it fetches them from there:
//
//   {"alg":"RS256","jku":"https://login.example/jwks.json","kid":"…","typ":"at+jwt"}
//
// Find out in jku_header_flawed.cpp which addresses it accepts.
//
//   evidence.own_token          your own token; copy it: copy.header.set(name, value), copy.claims.set(…)
//   evidence.victim             the "sub" of a token of carol's
//   evidence.own_key            your pair, with .id() and .public_jwk()
//   evidence.publish(…)         puts a document on the web, anywhere in your domain mallory.example
//   sign_rs256(token, pair)     the token with a signature of RS256
//   evidence.show_me(token)     GET /me: an answer with .status and .body
//
// Return the body of GET /me for carol.
#include "jku_header.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7c", evidence);  // Your code replaces this line.
}

}  // namespace lesson
