// Believes: a role is called what people call it.
#include "mass_assignment.hpp"

using jwt::Json;

namespace lesson {

Loot attack(const Evidence& evidence) {
  Json registration = evidence.form;
  registration.set("role", "administrator");
  return {.registration = registration};
}

}  // namespace lesson
