// Lab 1 · Unverified signature
//
// You are mallory. You have two badges (the server's word for its tokens), and no key:
//
//   own_badge       eyJhbGciOi… . eyJzdWIiOiJtYWxsb3J5Iiwicm9sZSI6Im1lbWJlciIs… . X4iTc…
//   alices_badge    eyJhbGciOi… . eyJzdWIiOiJhbGljZSIsInJvbGUiOiJtZW1iZXIiLCJk… . GEcJ-…
//
// The flawed server decodes a badge and trusts its role. Return:
//
//   forged_badge      your own badge, with "role":"admin" in its payload; header and signature as they were
//   alices_payload    what alice's badge says, as plain text
//
// You wrote everything you need yourself: split, decode, change, encode, join.
#include "unverified_signature.hpp"

#include <span>

#include "base64url_decode.hpp"
#include "base64url_encode.hpp"
#include "course/todo.hpp"
#include "parse_json_object.hpp"
#include "split_token.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab1", evidence);  // Your code replaces this line.
}

}  // namespace lesson
