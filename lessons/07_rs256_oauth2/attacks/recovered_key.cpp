// Lab 7e · Two signatures give a key away
//
// You are mallory, and the server of lab 7a has a new version: nobody gets the public key any more. But you
// have logged in twice. A signature s is made so that
//
//   s^e mod n = m        m: the hash of the token, padded.   n, e: the public key
//
// so s^e - m is a multiple of n. You have two of these numbers.
//
//   evidence.own_tokens, .exponent              two tokens of yours, and e
//   jwt::split_token(token).value()             .signed_bytes, and .signature in base64url
//   base::base64url_decode(text).value()        bytes, as many as the modulus has
//   BigNumber(bytes), power(number, e), a - b, gcd(a, b), without_small_factors(number)
//   padded_hash(signed_bytes, size)             m, for a modulus of so many bytes
//   public_key_text(n, e)                       the file with the key
//   decoded(token), sign_hs256(token, text), evidence.victim, evidence.show_me(token)     as in lab 7a
//
// With e = 65537, which nearly all keys have, they have 134 million bits, and OpenSSL would need more than a
// month for one gcd(): so this provider has e = 3. Attackers take GMP, which needs about a minute.
#include "recovered_key.hpp"

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "jwt/token_parts.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7e", evidence);  // Your code replaces this line.
}

}  // namespace lesson
