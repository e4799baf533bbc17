// Lab 6a · A key for another lock
//
// You are mallory. In the log of a proxy you have found the link from a mail: "Alice, set a new password
// here." It is valid for one new password, and alice has set it.
//
//   evidence.link                       "https://…/reset?token=…"
//
// The flawed server has two routes that take a token:
//
//   evidence.reset(token, password)     POST /password/reset    204, once for each link
//   evidence.show_me(token)             GET /me                 200 {"user":"…"}
//
// Find out in reset_at_the_door_flawed.cpp which route checks what a token is for. Return the body of GET /me
// for alice. An answer has .status and .body.
#include "reset_at_the_door.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab6a", evidence);  // Your code replaces this line.
}

}  // namespace lesson
