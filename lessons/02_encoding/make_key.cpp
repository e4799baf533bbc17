// Exercise 2.6 · A key is not a word
//
// Anyone who sees one token can try keys at home: millions in a second, and nobody notices. Only a key that
// cannot be guessed is safe. So refuse the others before the first token is signed:
//
//   31 bytes, or none                          KeyProblem::too_short       fewer than min_key_size
//   "changethischangethischangethischangethis" KeyProblem::placeholder     contains one of `placeholders`
//   "My-Super-SECRET-Key-For-Production-Use!!" KeyProblem::placeholder     in any letter case
//   "abcabcabcabcabcabcabcabcabcabcabcabcabca" KeyProblem::placeholder     fewer than min_different_bytes
//   32 random bytes                            HmacKey(bytes)
//
// in_small_letters() returns the bytes as text for the search. HmacKey has a private constructor that
// only make_key() can call, so every HmacKey that exists is a good one.
#include "make_key.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "course/todo.hpp"
#include "small_letters.hpp"

namespace lesson {

std::expected<HmacKey, KeyProblem> make_key(std::span<const std::byte> bytes) {
  course::todo("2.6", bytes);  // Your code replaces this line.
}

}  // namespace lesson
