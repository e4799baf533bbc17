// Lab 7b · A token with its own key
//
// You are mallory, and want to be carol. The flawed server accepts RS256 and nothing else, and its provider
// shows nobody the private key. So make a pair of your own, as everybody can.
//
// Find out in jwk_header_flawed.cpp which key verifies a token.
//
//   evidence.own_token          your own token; copy it: copy.header.set(name, value), copy.claims.set(…)
//   evidence.victim             the "sub" of a token of carol's
//   evidence.own_key            your pair. Its .public_jwk() is a json::Value, for everybody to see
//   sign_rs256(token, pair)     the token with a signature of RS256
//   evidence.show_me(token)     GET /me: an answer with .status and .body
//
// Return the body of GET /me for carol.
#include "jwk_header.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
