// Believes: a refresh makes the old token good again.
#include "borrowed_name.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto pair = evidence.refresh(
      {{"access_token", evidence.expired_access_token}, {"refresh_token", evidence.refresh_token}});
  if (pair.status != 200) return {};
  return {.account = evidence.show_me(evidence.expired_access_token).body};
}

}  // namespace lesson
