// Believes: the longer a token lives, the better it is as loot.
#include "swapped_tokens.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto account = evidence.show_me(evidence.refresh_token);
  const auto pair = evidence.refresh(evidence.access_token);
  return {.account = account.body, .access_token = pair.json().text("refresh_token").value_or("")};
}

}  // namespace lesson
