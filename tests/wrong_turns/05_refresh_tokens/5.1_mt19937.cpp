// Believes: a generator with a random start is random enough.
#include <random>
#include <string>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "new_refresh_token.hpp"

namespace lesson {

RefreshToken new_refresh_token() {
  static thread_local std::mt19937 generator(std::random_device{}());
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(generator() & 0xFF);
  const auto text = base::base64url_encode(bytes);
  return {.text = text, .hash = base::to_hex(crypto::sha256(text))};
}

}  // namespace lesson
