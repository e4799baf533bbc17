// Believes: a field with a likely name will be there.
#include "mass_assignment.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  json::Value registration = evidence.form;
  registration.set("is_admin", true);
  return {.registration = registration};
}

}  // namespace lesson
