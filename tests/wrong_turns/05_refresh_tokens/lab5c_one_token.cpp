// Believes: a refresh takes a refresh token.
#include "borrowed_name.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto pair = evidence.refresh({{"refresh_token", evidence.refresh_token}});
  return {.account = evidence.show_me(pair.json().text("access_token").value_or("")).body};
}

}  // namespace lesson
