// Believes: a user has several roles.
#include "mass_assignment.hpp"

using jwt::Json;

namespace lesson {

Loot attack(const Evidence& evidence) {
  Json registration = evidence.form;
  registration.set("role", Json::array({"member", "admin"}));
  return {.registration = registration};
}

}  // namespace lesson
