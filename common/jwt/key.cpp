#include "jwt/key.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "crypto/random.hpp"
#include "jwt/internal/algorithm_traits.hpp"
#include "jwt/internal/key_material.hpp"

namespace jwt {
namespace {

crypto::AsymmetricKey generate_pair(Algorithm algorithm) {
  const auto kind = traits(algorithm).kind;
  switch (kind) {
    case crypto::KeyKind::rsa:
      return crypto::generate_rsa_key(crypto::min_rsa_bits);
    case crypto::KeyKind::p256:
    case crypto::KeyKind::p384:
    case crypto::KeyKind::p521:
    case crypto::KeyKind::secp256k1:
      return crypto::generate_ec_key(kind);
    case crypto::KeyKind::ed25519:
    case crypto::KeyKind::ed448:
      return crypto::generate_eddsa_key(kind);
  }
  std::unreachable();
}

std::shared_ptr<const Signature> generate_signature(Algorithm algorithm) {
  if (!is_symmetric(algorithm)) return *make_signature(algorithm, generate_pair(algorithm));
  const auto secret = crypto::random_secret(digest_size(traits(algorithm).digest));
  return *make_signature(algorithm, secret.bytes());
}

const crypto::AsymmetricKey& require_asymmetric(const Signature& signature) {
  const auto* key = asymmetric_key(signature);
  if (key == nullptr) throw std::logic_error("a shared secret has no PEM form");
  return *key;
}

}  // namespace

Key::Key(std::shared_ptr<const Material> material) : material_(std::move(material)) {}

Key Key::of(Algorithm algorithm, std::shared_ptr<const Signature> signature) {
  const auto* pair = asymmetric_key(*signature);
  const bool has_private = pair == nullptr || pair->has_private();
  return Key(std::make_shared<const Material>(Material{.algorithm = algorithm,
                                                       .id = {},
                                                       .uses = {.sign = has_private, .verify = true},
                                                       .signature = std::move(signature)}));
}

std::expected<Key, KeyProblem> Key::from_secret(Algorithm algorithm, std::span<const std::byte> secret) {
  auto signature = make_signature(algorithm, secret);
  if (!signature) return std::unexpected(signature.error());
  return of(algorithm, std::move(*signature));
}

std::expected<Key, KeyProblem> Key::from_secret(Algorithm algorithm, std::string_view secret) {
  return from_secret(algorithm, std::as_bytes(std::span(secret)));
}

std::expected<Key, KeyProblem> Key::from_pem(Algorithm algorithm, std::string_view pem) {
  const auto pair = crypto::read_pem(pem);
  if (!pair) return std::unexpected(pair.error());
  auto signature = make_signature(algorithm, *pair);
  if (!signature) return std::unexpected(signature.error());
  return of(algorithm, std::move(*signature));
}

Key Key::generate(Algorithm algorithm) { return of(algorithm, generate_signature(algorithm)); }

Key Key::with_id(std::string id) const {
  if (!is_key_id(id)) throw std::invalid_argument("a key's identifier has 1 to 128 printable characters");
  Material named = *material_;
  named.id = std::move(id);
  return Key(std::make_shared<const Material>(std::move(named)));
}

Algorithm Key::algorithm() const { return material_->algorithm; }
const std::string& Key::id() const { return material_->id; }
bool Key::can_sign() const { return material_->uses.sign; }
bool Key::can_verify() const { return material_->uses.verify; }

std::vector<std::byte> Key::sign(std::span<const std::byte> message) const {
  if (!can_sign()) throw std::logic_error("this key cannot sign");
  const Overloaded signature_of{
      [message](const SharedSecret& secret) -> std::vector<std::byte> {
        std::array<std::byte, crypto::max_digest_size> buffer;
        const auto mac = secret.key.sign(message, buffer);
        return {mac.begin(), mac.end()};
      },
      [message](const auto& pair) { return pair.sign(message); },
  };
  return std::visit(signature_of, material_->signature->form);
}

bool Key::verify(std::span<const std::byte> message, std::span<const std::byte> signature) const {
  if (!can_verify()) return false;
  const Overloaded fits{
      [=](const SharedSecret& secret) { return secret.key.verify(message, signature); },
      [=](const auto& pair) { return pair.verify(message, signature); },
  };
  return std::visit(fits, material_->signature->form);
}

std::string Key::public_pem() const { return require_asymmetric(*material_->signature).public_pem(); }

crypto::Secret Key::pem_with_private_key() const {
  const auto& pair = require_asymmetric(*material_->signature);
  if (!pair.has_private()) throw std::logic_error("this key has no private half");
  return pair.private_pem();
}

}  // namespace jwt
