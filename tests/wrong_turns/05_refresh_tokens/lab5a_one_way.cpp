// Believes: an account that was read is all there is to take.
#include "swapped_tokens.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  return {.account = evidence.show_me(evidence.refresh_token).body, .access_token = evidence.access_token};
}

}  // namespace lesson
