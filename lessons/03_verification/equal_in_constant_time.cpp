// Exercise 3.1 · A comparison that gives nothing away
//
// Return whether two byte strings are the same:
//
//   4a 91 07    4a 91 07      true
//   4a 91 07    4a 91 08      false
//   4a 91 07    4a            false     part of it is not enough
//   4a 91 07    (nothing)     false
//
// memcmp and == stop at the first difference. So the time that a "no" takes reveals how many bytes were
// right, and a signature can be guessed byte by byte. Compare the lengths first. Then let OpenSSL compare the
// bytes: CRYPTO_memcmp always looks at all of them, and returns 0 for "no difference".
#include "equal_in_constant_time.hpp"

#include <openssl/crypto.h>

#include "course/todo.hpp"

namespace lesson {

bool equal_in_constant_time(std::span<const std::byte> left, std::span<const std::byte> right) {
  course::todo("3.1", left, right);  // Your code replaces this line.
}

}  // namespace lesson
