// Lab 2 · Weak signing key
//
// You are mallory. You found a token of alice's in a log, and the server signs with a word. Return:
//
//   key             the word of evidence.words that makes the signature of found_token
//   forged_token    a token of your own, signed with it: "sub":"mallory", "role":"admin", and an "exp" that
//                   is later than evidence.now
//   greedy_login    evidence.own_login with "role":"admin" in it. This server copies the request into the
//                   claims, so perhaps you need no key at all
//
// If no word fits (that is how it should be), leave key and forged_token empty. Return the greedy login
// anyway.
//
// You wrote everything you need yourself: hmac_sha256(), make_header(), sign_compact(). The payload is a
// json::Value of your own, because access_claims() would refuse the role. bytes_of() gives text as bytes.
#include "weak_signing_key.hpp"

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "hmac_sha256.hpp"
#include "make_header.hpp"
#include "sign_compact.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab2", evidence);  // Your code replaces this line.
}

}  // namespace lesson
