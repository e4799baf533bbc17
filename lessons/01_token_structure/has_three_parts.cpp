// Exercise 1.1 · Count the dots
//
// A token travels as one line of text: header, payload and signature, separated by dots.
//
//   eyJhbGciOiJIUzI1NiJ9 . eyJzdWIiOiJhbGljZSJ9 . c2lnbmF0dXJl
//
// Check the shape before anything else. Say whether `token` has exactly three parts:
//
//   "header.payload.signature"   true
//   "header.payload."            true     an empty part is still a part
//   "header.payload"             false    two parts
//   "a.b.c.d.e"                  false    five parts: an encrypted token (JWE), not ours
#include "has_three_parts.hpp"

#include "course/todo.hpp"

namespace lesson {

bool has_three_parts(std::string_view token) {
  course::todo("1.1", token);  // Your code replaces this line.
}

}  // namespace lesson
