// Believes: the extra field goes into an object of its own.
#include "mass_assignment.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  json::Value registration = evidence.form;
  registration.set("user", json::Value{{"role", "admin"}});
  return {.registration = registration};
}

}  // namespace lesson
