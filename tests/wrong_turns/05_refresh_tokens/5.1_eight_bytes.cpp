// Believes: eight bytes are so many numbers that nobody tries them all.
#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  const auto text = base::base64url_encode(crypto::random_bytes(8));
  return {.text = text, .hash = base::to_hex(crypto::sha256(text))};
}

}  // namespace lesson
