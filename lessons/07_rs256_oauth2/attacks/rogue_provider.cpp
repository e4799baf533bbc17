// Lab 7d · One of two providers
//
// You are mallory, and run an identity provider. The flawed server trusts two of them: yours and the one
// where carol has her account. About your own users, your tokens may say anything. Make one about carol.
//
// Find out in rogue_provider_flawed.cpp which keys the server accepts for which issuer.
//
//   evidence.own_token          a token of your provider; copy it: copy.header.set(name, value), …
//   evidence.victim             carol: .issuer and .subject, the "iss" and "sub" of her tokens
//   evidence.victims_kid        the id of a key of carol's provider; you can do without it
//   evidence.own_key            a new pair, with .id(); .with_id("…") is the same pair under another id
//   evidence.publish(key)       adds its public half to the keys of your provider
//   sign_rs256(token, pair)     the token with a signature of RS256
//   evidence.show_me(token)     GET /me: an answer with .status and .body
//
// Return the body of GET /me for carol.
#include "rogue_provider.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7d", evidence);  // Your code replaces this line.
}

}  // namespace lesson
