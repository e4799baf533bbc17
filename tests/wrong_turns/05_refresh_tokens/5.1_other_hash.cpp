// Believes: the bytes are hashed, and the text is only how they are written.
#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  const auto bytes = crypto::random_bytes(32);
  return {.text = base::base64url_encode(bytes), .hash = base::to_hex(crypto::sha256(bytes))};
}

}  // namespace lesson
