// Solution lab 5c · A borrowed name
#include "borrowed_name.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto pair = evidence.refresh(
      {{"access_token", evidence.expired_access_token}, {"refresh_token", evidence.refresh_token}});
  return {.account = evidence.show_me(pair.json().text("access_token").value_or("")).body};
}

}  // namespace lesson
