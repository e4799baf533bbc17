// Lab 4a · Everybody's projects
//
// You are mallory. You have an account on the flawed Taskboard, and have just started your first project:
//
//   GET /projects/       200 [{"id":12,"name":"Nothing to see here","description":""}]
//   GET /projects/12     200 {"id":12,"name":"Nothing to see here","description":""}
//
// Other people started eleven before you, and removed some of them. Return the names of those that are left.
//
// evidence.get(path) sends a request with your token. An answer has .status, and .json().text("name").
#include "broken_ownership.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab4a", evidence);  // Your code replaces this line.
}

}  // namespace lesson
