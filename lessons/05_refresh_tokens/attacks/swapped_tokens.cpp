// Lab 5a · One pass for the other
//
// You are mallory, and have found two tokens that are worth next to nothing:
//
//   evidence.access_token     alice's. It expires within the minute
//   evidence.refresh_token    bob's. He has logged out, so it no longer refreshes anything
//
// The flawed server has two routes. Each wants its own kind of token:
//
//   evidence.show_me(token)   GET /me          200 {"user":"bob"}
//   evidence.refresh(token)   POST /refresh    200 {"access_token":"…","refresh_token":"…",…}
//
// Find out in swapped_tokens_flawed.cpp how a route tells one kind from the other. Return the body of GET /me
// for bob, and a new access token for alice. An answer has .body, and .json().text("access_token"), a
// std::optional: a refusal has none.
#include "swapped_tokens.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab5a", evidence);  // Your code replaces this line.
}

}  // namespace lesson
