// Solution 5.1 · Thirty-two bytes and a hash
#include "new_refresh_token.hpp"

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  const auto text = base::base64url_encode(crypto::random_bytes(32));
  return {.text = text, .hash = base::to_hex(crypto::sha256(text))};
}

}  // namespace lesson
