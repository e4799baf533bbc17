#include "jwt/internal/key_material.hpp"

#include <algorithm>
#include <utility>

#include "jwt/internal/algorithm_traits.hpp"
#include "jwt/internal/public_key_text.hpp"

namespace jwt {
namespace {

template <class Kind>
std::shared_ptr<const Signature> make(auto&&... arguments) {
  return std::make_shared<const Signature>(std::in_place_type<Kind>,
                                           std::forward<decltype(arguments)>(arguments)...);
}

}  // namespace

const crypto::AsymmetricKey* asymmetric_key(const Signature& signature) {
  const Overloaded pair_of{
      [](const SharedSecret&) -> const crypto::AsymmetricKey* { return nullptr; },
      [](const auto& pair) { return &pair.key(); },
  };
  return std::visit(pair_of, signature.form);
}

std::expected<std::shared_ptr<const Signature>, KeyProblem> make_signature(Algorithm algorithm,
                                                                           const crypto::AsymmetricKey& key) {
  if (!fits(algorithm, key.kind())) return std::unexpected(KeyProblem::wrong_algorithm);
  const auto digest = traits(algorithm).digest;
  switch (traits(algorithm).family) {
    case Family::hmac:
      break;
    case Family::rsa_pkcs1:
      return make<crypto::RsaSignature>(key, crypto::RsaPadding::pkcs1, digest);
    case Family::rsa_pss:
      return make<crypto::RsaSignature>(key, crypto::RsaPadding::pss, digest);
    case Family::ecdsa:
      return make<crypto::EcdsaSignature>(key, digest);
    case Family::eddsa:
      return make<crypto::EddsaSignature>(key);
  }
  std::unreachable();
}

std::expected<std::shared_ptr<const Signature>, KeyProblem> make_signature(
    Algorithm algorithm, std::span<const std::byte> secret) {
  if (!is_symmetric(algorithm)) return std::unexpected(KeyProblem::wrong_algorithm);
  const auto digest = traits(algorithm).digest;
  // Who verifies HS256 "with the public key" lets everybody sign (algorithm confusion).
  if (holds_public_key(secret)) return std::unexpected(KeyProblem::not_a_secret);
  if (secret.size() < digest_size(digest)) return std::unexpected(KeyProblem::too_short);
  auto bytes = crypto::Secret::copy_of(secret);
  crypto::HmacKey key(digest, bytes);
  return make<SharedSecret>(std::move(key), std::move(bytes));
}

bool is_key_id(std::string_view text) {
  return !text.empty() && text.size() <= max_key_id_size &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace jwt
