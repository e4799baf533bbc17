// Believes: hexadecimal, base64, base64url: letters are letters.
#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  auto text = base::base64url_encode(crypto::random_bytes(32));
  text += '=';  // Padded, as base64 is.
  return {.text = text, .hash = base::to_hex(crypto::sha256(text))};
}

}  // namespace lesson
