#include "jwt/internal/jwk_writer.hpp"

#include "base/base64url.hpp"
#include "jwt/internal/curves.hpp"

namespace jwt {
namespace {

using crypto::AsymmetricKey;
using crypto::KeyKind;

json::Value rsa_members(const AsymmetricKey& key) {
  const auto parts = rsa_public_parts(key);
  return {{"e", base::base64url_encode(parts.e)}, {"kty", "RSA"}, {"n", base::base64url_encode(parts.n)}};
}

json::Value ec_members(const AsymmetricKey& key) {
  const auto parts = ec_public_parts(key);
  return {{"crv", curve_name(key.kind())},
          {"kty", "EC"},
          {"x", base::base64url_encode(parts.x)},
          {"y", base::base64url_encode(parts.y)}};
}

json::Value okp_members(const AsymmetricKey& key) {
  return {
      {"crv", curve_name(key.kind())}, {"kty", "OKP"}, {"x", base::base64url_encode(eddsa_public_part(key))}};
}

void add_secret(json::Value& jwk, std::string_view name, const crypto::Secret& secret) {
  jwk.set(name, base::base64url_encode(secret.bytes()));
}

void add_rsa_private(json::Value& jwk, const AsymmetricKey& key) {
  const auto parts = rsa_private_parts(key);
  add_secret(jwk, "d", parts.d);
  add_secret(jwk, "p", parts.p);
  add_secret(jwk, "q", parts.q);
  add_secret(jwk, "dp", parts.dp);
  add_secret(jwk, "dq", parts.dq);
  add_secret(jwk, "qi", parts.qi);
}

}  // namespace

json::Value required_members(const Signature& signature) {
  const Overloaded members_of{
      [](const SharedSecret& secret) -> json::Value {
        return {{"k", base::base64url_encode(secret.bytes.bytes())}, {"kty", "oct"}};
      },
      [](const crypto::RsaSignature& rsa) { return rsa_members(rsa.key()); },
      [](const crypto::EcdsaSignature& ecdsa) { return ec_members(ecdsa.key()); },
      [](const crypto::EddsaSignature& eddsa) { return okp_members(eddsa.key()); },
  };
  return std::visit(members_of, signature.form);
}

void add_private_members(json::Value& jwk, const Signature& signature) {
  const auto* pair = asymmetric_key(signature);
  if (pair == nullptr || !pair->has_private()) return;
  const Overloaded add{
      [](const SharedSecret&) {},  // Already there: it has no public half.
      [&jwk](const crypto::RsaSignature& rsa) { add_rsa_private(jwk, rsa.key()); },
      [&jwk](const crypto::EcdsaSignature& ecdsa) { add_secret(jwk, "d", ec_private_part(ecdsa.key())); },
      [&jwk](const crypto::EddsaSignature& eddsa) { add_secret(jwk, "d", eddsa_private_part(eddsa.key())); },
  };
  std::visit(add, signature.form);
}

}  // namespace jwt
