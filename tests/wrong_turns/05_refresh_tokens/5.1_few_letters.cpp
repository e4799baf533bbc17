// Believes: thirty-two random letters are thirty-two random bytes.
#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  const auto letters = base::to_hex(crypto::random_bytes(16));
  const auto text = base::base64url_encode(letters);
  return {.text = text, .hash = base::to_hex(crypto::sha256(text))};
}

}  // namespace lesson
