// Lab 4c · From here, honestly
//
// You are mallory, at 203.0.113.66. On the flawed Taskboard, GET /admin/users needs no token from a caller on
// the machine itself, 127.0.0.1. There is a proxy in front of it, which adds the address of its caller to
// what you send:
//
//   you send       (nothing)                  the server gets   X-Forwarded-For: 203.0.113.66
//   you send       X-Forwarded-For: <text>    the server gets   X-Forwarded-For: <text>, 203.0.113.66
//
// Every other header goes through unchanged. Find the function address_of() in believed_address_flawed.cpp,
// and return two headers that get you in, one for each line of it that trusts you.
//
// A web::Header is {name, value}.
#include "believed_address.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack() {
  course::todo("lab4c");  // Your code replaces this line.
}

}  // namespace lesson
