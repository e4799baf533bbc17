#pragma once

// What is behind a Key.
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "crypto/ecdsa.hpp"
#include "crypto/eddsa.hpp"
#include "crypto/hmac.hpp"
#include "crypto/rsa.hpp"
#include "jwt/key.hpp"

namespace jwt {

// A shared secret with its bytes, which only an export needs again.
struct SharedSecret {
  crypto::HmacKey key;
  crypto::Secret bytes;
};

// The keyed operation of one algorithm.
struct Signature {
  template <class Kind, class... Arguments>
  explicit Signature(std::in_place_type_t<Kind> kind, Arguments&&... arguments)
      : form(kind, std::forward<Arguments>(arguments)...) {}

  std::variant<SharedSecret, crypto::RsaSignature, crypto::EcdsaSignature, crypto::EddsaSignature> form;
};

// Several lambdas as one visitor of `form`.
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// What a key may be used for.
struct KeyUses {
  bool sign = true;
  bool verify = true;
};

struct Key::Material {
  Algorithm algorithm;
  std::string id;
  KeyUses uses;
  std::shared_ptr<const Signature> signature;
};

// The public half or the pair behind `signature`; nullptr for a shared secret.
const crypto::AsymmetricKey* asymmetric_key(const Signature& signature);

// The keyed operation for `algorithm`; refused when the key is of another kind or too short for it.
std::expected<std::shared_ptr<const Signature>, KeyProblem> make_signature(Algorithm algorithm,
                                                                           const crypto::AsymmetricKey& key);
std::expected<std::shared_ptr<const Signature>, KeyProblem> make_signature(Algorithm algorithm,
                                                                           std::span<const std::byte> secret);

// 1 to 128 printable ASCII characters.
bool is_key_id(std::string_view text);

}  // namespace jwt
