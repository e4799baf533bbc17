// Believes: each token opens its own door.
#include "swapped_tokens.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto account = evidence.show_me(evidence.access_token);
  const auto pair = evidence.refresh(evidence.refresh_token);
  return {.account = account.body, .access_token = pair.json().text("access_token").value_or("")};
}

}  // namespace lesson
