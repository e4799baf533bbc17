// Lab 5b · Eight for one
//
// You are mallory. You have copied a refresh token of alice's. It is good for one refresh, and the server
// next door knows what a second one means: "a used token came back: all tokens of this login are dead".
//
// So use it eight times, before it is used. The server looks first and marks afterwards:
//
//   SELECT … WHERE hash = ?               is it unused?
//   UPDATE … SET used = 1 WHERE id = ?    now it is used
//
// evidence.at_once(tokens) sends several refreshes at the same moment and gives their answers. Bring home
// the access_token of each answer that has one. An answer has .status, and .json().text("access_token").
#include "double_spend.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab5b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
