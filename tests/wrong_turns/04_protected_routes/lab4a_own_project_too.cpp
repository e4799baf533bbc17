// Believes: every project that is shown is loot.
#include "broken_ownership.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot;
  for (std::int64_t id = 1; id <= evidence.own_project; ++id) {
    const auto answer = evidence.get("/projects/" + std::to_string(id));
    if (answer.status == 200) loot.names.push_back(answer.json().text("name").value_or(""));
  }
  return loot;
}

}  // namespace lesson
