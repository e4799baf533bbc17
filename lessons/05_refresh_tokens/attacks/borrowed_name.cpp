// Lab 5c · A borrowed name
//
// You are mallory. You have logged in as yourself, and hold a good refresh token:
//
//   evidence.refresh_token           yours
//   evidence.expired_access_token    alice's. It expired a week ago: GET /me refuses it
//
// At the flawed server a client refreshes with both of its tokens, and the old access token says whose they
// are:
//
//   evidence.refresh({{"access_token", …}, {"refresh_token", …}})    200 {"access_token":"…",…}
//   evidence.show_me(access_token)                                   200 {"user":"…"}
//
// Find out in borrowed_name_flawed.cpp what the server checks about each token, and about the two together.
// Return the body of GET /me for alice. An answer has .body, and .json().text("access_token"), a
// std::optional: a refusal has none.
#include "borrowed_name.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab5c", evidence);  // Your code replaces this line.
}

}  // namespace lesson
