// Believes: the list shows everything that can be read.
#include "broken_ownership.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  Loot loot;
  const auto list = evidence.get("/projects/").json();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto project = list.at(i);
    if (project.integer("id") != evidence.own_project)
      loot.names.push_back(project.text("name").value_or(""));
  }
  return loot;
}

}  // namespace lesson
