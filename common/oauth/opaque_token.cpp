#include "oauth/opaque_token.hpp"

#include <utility>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace oauth {
namespace {

constexpr std::size_t token_bytes = 32;

}  // namespace

OpaqueToken new_opaque_token() {
  auto text = base::base64url_encode(crypto::random_bytes(token_bytes));
  auto hash = opaque_token_hash(text);
  return {.text = std::move(text), .hash = std::move(hash)};
}

bool is_opaque_token(std::string_view text) {
  const auto bytes = base::base64url_decode(text);
  return bytes && bytes->size() == token_bytes;
}

std::string opaque_token_hash(std::string_view text) { return base::to_hex(crypto::sha256(text)); }

}  // namespace oauth
