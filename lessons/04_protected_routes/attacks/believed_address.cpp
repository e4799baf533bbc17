// Lab 4c · From here, honestly
//
// You are mallory, at 203.0.113.66. The Taskboard next door has a back door: GET /admin/users opens without a
// token to whoever asks from the machine itself, 127.0.0.1. In front of it stands a proxy. It adds the
// address of its caller to what you send:
//
//   you send       (nothing)                  the server gets   X-Forwarded-For: 203.0.113.66
//   you send       X-Forwarded-For: <text>    the server gets   X-Forwarded-For: <text>, 203.0.113.66
//
// Every other header goes through as it is. Find the function address_of() in believed_address_flawed.cpp,
// and bring home two headers that open the door, one for each line of it that believes you.
//
// A web::Header is {name, value}.
#include "believed_address.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack() {
  course::todo("lab4c");  // Your code replaces this line.
}

}  // namespace lesson
