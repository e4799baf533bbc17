// Believes: a role is called what people call it.
#include "mass_assignment.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  json::Value registration = evidence.form;
  registration.set("role", "administrator");
  return {.registration = registration};
}

}  // namespace lesson
