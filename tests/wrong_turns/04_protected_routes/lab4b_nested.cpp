// Believes: what is wanted goes into a part of its own.
#include "mass_assignment.hpp"

using jwt::Json;

namespace lesson {

Loot attack(const Evidence& evidence) {
  Json registration = evidence.form;
  registration.set("user", Json{{"role", "admin"}});
  return {.registration = registration};
}

}  // namespace lesson
