// Believes: a user has several roles.
#include "mass_assignment.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  json::Value registration = evidence.form;
  registration.set("role", json::Value::array({"member", "admin"}));
  return {.registration = registration};
}

}  // namespace lesson
