// Believes: every answer brings a token.
#include "double_spend.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const std::vector<std::string> eight(8, evidence.refresh_token);
  Loot loot;
  for (const auto& answer : evidence.at_once(eight))
    loot.access_tokens.push_back(answer.json().text("access_token").value_or("none"));
  return loot;
}

}  // namespace lesson
