// Lab 4b · One field more
//
// You are mallory, and about to register on the flawed Taskboard. The page sends two fields:
//
//   evidence.form       {"email":"mallory@example.com","password":"…"}
//
// But an account has more. This is what GET /users/me shows a friend of yours:
//
//   evidence.account    {"id":7,"email":"somebody@example.com","role":"member"}
//
// Return a registration of your own that makes you an admin. A json::Value has set(name, value).
#include "mass_assignment.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab4b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
