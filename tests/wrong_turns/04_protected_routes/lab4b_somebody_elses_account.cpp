// Believes: to be an admin is to be carol.
#include "mass_assignment.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  json::Value registration = evidence.form;
  registration.set("email", "carol@example.com");
  registration.set("role", "admin");
  return {.registration = registration};
}

}  // namespace lesson
