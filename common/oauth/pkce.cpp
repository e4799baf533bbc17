#include "oauth/pkce.hpp"

#include "base/base64url.hpp"
#include "crypto/random.hpp"

namespace oauth {

std::string new_code_verifier() { return base::base64url_encode(crypto::random_bytes(32)); }

bool is_code_verifier(std::string_view text) {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  return text.size() >= 43 && text.size() <= 128 &&
         text.find_first_not_of(unreserved) == std::string_view::npos;
}

bool is_code_challenge(std::string_view text) {
  const auto bytes = base::base64url_decode(text);
  return bytes && bytes->size() == 32;
}

}  // namespace oauth
