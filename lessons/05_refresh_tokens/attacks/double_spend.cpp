// Lab 5b · Eight for one
//
// You are mallory. You have copied a refresh token of alice's. It is valid for one refresh, and the flawed
// server knows what a second one means: "A used token came back: all tokens of this login are revoked."
//
// So use it eight times before it is marked as used. The server looks first and marks afterwards:
//
//   SELECT … WHERE hash = ?               is it unused?
//   UPDATE … SET used = 1 WHERE id = ?    now it is used
//
// evidence.at_once(tokens) sends several refreshes at the same moment and returns their answers. Return the
// access_token of each answer that has one. An answer has .status, and .json().text("access_token"), a
// std::optional: a refusal has none.
#include "double_spend.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab5b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
