#include "code_flow.hpp"

#include <string_view>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace {

std::string one(const web::Request& request, std::string_view name) {
  const auto values = request.query_values(name);
  return values.size() == 1 ? values[0] : "";
}

// What goes into the Location header must not be able to end it.
bool is_harmless(std::string_view text) {
  constexpr std::string_view alphabet =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/=+%";
  return text.find_first_not_of(alphabet) == text.npos;
}

}  // namespace

web::Reply CodeFlow::authorize(const web::Request& request) {
  const auto redirect = one(request, "redirect_uri");
  const auto state = one(request, "state");
  const auto challenge = one(request, "code_challenge");
  const bool complete = one(request, "response_type") == "code" && one(request, "client_id") == "docs" &&
                        one(request, "code_challenge_method") == "S256" && challenge.size() == 43;
  if (!complete || !redirect.ends_with("/docs/oauth2-redirect") || !is_harmless(redirect) ||
      !is_harmless(state))
    throw web::HttpError{400, "invalid_request"};

  const auto code = base::to_hex(crypto::random_bytes(16));
  const std::lock_guard lock(mutex_);
  challenges_[code] = challenge;
  return {.status = 302,
          .content_type = "",
          .headers = {{"Location", redirect + "?code=" + code + "&state=" + state}}};
}

bool CodeFlow::redeem(const std::string& code, const std::string& verifier) {
  const std::lock_guard lock(mutex_);
  const auto found = challenges_.extract(code);
  if (found.empty()) return false;
  return base::base64url_encode(crypto::sha256(verifier)) == found.mapped();
}
