// Lab 4b · One field more
//
// You are mallory, and about to register next door. The page sends two fields:
//
//   evidence.form       {"email":"mallory@example.com","password":"…"}
//
// But an account has more of them. This is what GET /users/me shows of a friend's:
//
//   evidence.account    {"id":7,"email":"somebody@example.com","role":"member"}
//
// Bring home a registration of your own that makes you an admin. A json::Value has set(name, value).
#include "mass_assignment.hpp"

#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab4b", evidence);  // Your code replaces this line.
}

}  // namespace lesson
