// Lab 6b · A file with nothing in it
//
// You are mallory, and want to be carol, the admin. The flawed server keeps its keys in files, all in one
// folder, and the name of the file is the key's id.
//
//   srv/keys/2026-11    the key of this month
//   dev/null            as on every machine: a file with nothing in it
//
// You do not know what is in the first one, but you do know what is in the second. Find out in
// kid_path_traversal_flawed.cpp how the server gets from the kid of a token to its key.
//
//   evidence.header, .claims          your own token, decoded. A json::Value has set(name, value)
//   evidence.victim                   the "sub" of a token of carol's
//   sign_with(header, claims, key)    a token, signed with these bytes; "" is an empty key
//   evidence.show_me(token)           GET /me: 200 {"user":"…"}
//
// Return the body of GET /me for carol. An answer has .status and .body.
#include "kid_path_traversal.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab6b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
