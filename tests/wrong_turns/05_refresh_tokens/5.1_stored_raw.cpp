// Believes: the database is ours, so the token may stand in it.
#include "base/base64url.hpp"
#include "crypto/random.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  const auto text = base::base64url_encode(crypto::random_bytes(32));
  return {.text = text, .hash = text};
}

}  // namespace lesson
