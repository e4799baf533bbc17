// Keys from and to JWK. The rest of Key is in key.cpp.
#include <stdexcept>
#include <utility>

#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "json/parse_object.hpp"
#include "jwt/internal/jwk_reader.hpp"
#include "jwt/internal/jwk_writer.hpp"

namespace jwt {
namespace {

constexpr std::size_t max_jwk_size = 65536;

}  // namespace

std::expected<Key, KeyProblem> Key::from_jwk(std::string_view text, std::optional<Algorithm> algorithm) {
  if (text.size() > max_jwk_size) return std::unexpected(KeyProblem::too_large);
  const auto jwk = json::parse_object(text);
  if (!jwk) return std::unexpected(KeyProblem::malformed);
  return from_jwk_object(*jwk, algorithm);
}

std::expected<Key, KeyProblem> Key::from_jwk_object(const json::Value& jwk, std::optional<Algorithm> wanted) {
  const auto algorithm = read_algorithm(jwk, wanted);
  if (!algorithm) return std::unexpected(algorithm.error());
  auto id = read_key_id(jwk);
  if (!id) return std::unexpected(id.error());
  const auto uses = read_uses(jwk);
  if (!uses) return std::unexpected(uses.error());
  auto signature = read_key(jwk, *algorithm);
  if (!signature) return std::unexpected(signature.error());

  const Key key = of(*algorithm, std::move(*signature));
  Material material = *key.material_;
  material.id = std::move(*id);
  material.uses = {.sign = uses->sign && key.can_sign(), .verify = uses->verify};
  if (!material.uses.sign && !material.uses.verify) return std::unexpected(KeyProblem::wrong_use);
  return Key(std::make_shared<const Material>(std::move(material)));
}

std::string Key::thumbprint() const {
  return base::base64url_encode(crypto::sha256(required_members(*material_->signature).dump()));
}

json::Value Key::public_jwk() const {
  if (is_symmetric(algorithm())) throw std::logic_error("a shared secret has no public half");
  json::Value jwk = required_members(*material_->signature);
  jwk.set("alg", name(algorithm()));
  jwk.set("use", "sig");
  if (!id().empty()) jwk.set("kid", id());
  return jwk;
}

json::Value Key::jwk_with_private_members() const {
  json::Value jwk = required_members(*material_->signature);
  add_private_members(jwk, *material_->signature);
  jwk.set("alg", name(algorithm()));
  if (!id().empty()) jwk.set("kid", id());
  return jwk;
}

}  // namespace jwt
