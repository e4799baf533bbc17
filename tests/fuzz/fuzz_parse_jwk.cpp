// Any bytes as a key or a set: no crash, and what is a key is the same key when written and read again.
#include "bytes.hpp"
#include "jwt/key_set.hpp"

namespace {

void check(const jwt::Key& key) {
  const auto again = jwt::Key::from_jwk(key.jwk_with_private_members().dump(), key.algorithm());
  require(again.has_value() && again->thumbprint() == key.thumbprint() && again->id() == key.id());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = as_text(data, size);
  if (const auto key = jwt::Key::from_jwk(text)) check(*key);
  if (const auto key = jwt::Key::from_jwk(text, jwt::Algorithm::es256)) check(*key);
  if (const auto key = jwt::Key::from_pem(jwt::Algorithm::es256, text)) check(*key);
  if (const auto set = jwt::KeySet::from_jwks(text)) {
    for (const jwt::Key& key : set->keys()) check(key);
  }
  return 0;
}
