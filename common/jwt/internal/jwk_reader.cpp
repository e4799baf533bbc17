#include "jwt/internal/jwk_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/base64url.hpp"
#include "jwt/internal/algorithm_traits.hpp"
#include "jwt/internal/curves.hpp"

namespace jwt {
namespace {

using crypto::AsymmetricKey;
using crypto::Secret;
using Bytes = std::vector<std::byte>;

std::expected<Bytes, KeyProblem> read_bytes(const json::Value& jwk, std::string_view name) {
  const auto text = jwk.text(name);
  auto bytes = text ? base::base64url_decode(*text) : std::nullopt;
  if (!bytes || bytes->empty()) return std::unexpected(KeyProblem::malformed);
  return std::move(*bytes);
}

// Base64urlUInt (RFC 7518 §2): as few bytes as the number needs.
std::expected<Bytes, KeyProblem> read_number(const json::Value& jwk, std::string_view name) {
  auto bytes = read_bytes(jwk, name);
  if (bytes && bytes->front() == std::byte{0}) return std::unexpected(KeyProblem::malformed);
  return bytes;
}

std::expected<Secret, KeyProblem> read_secret(const json::Value& jwk, std::string_view name) {
  const auto bytes = read_bytes(jwk, name);
  if (!bytes) return std::unexpected(bytes.error());
  return Secret::copy_of(*bytes);
}

std::expected<crypto::RsaPrivateParts, KeyProblem> read_rsa_private(const json::Value& jwk) {
  constexpr std::array primes{"p", "q", "dp", "dq", "qi"};
  if (std::ranges::none_of(primes, [&jwk](const char* name) { return jwk.contains(name); }))
    return std::unexpected(KeyProblem::no_primes);
  crypto::RsaPrivateParts parts;
  const std::array members{std::pair{"d", &parts.d},   std::pair{"p", &parts.p},
                           std::pair{"q", &parts.q},   std::pair{"dp", &parts.dp},
                           std::pair{"dq", &parts.dq}, std::pair{"qi", &parts.qi}};
  for (const auto& [name, part] : members) {
    auto secret = read_secret(jwk, name);
    if (!secret) return std::unexpected(secret.error());
    *part = std::move(*secret);
  }
  return parts;
}

std::expected<AsymmetricKey, KeyProblem> read_rsa(const json::Value& jwk) {
  auto n = read_number(jwk, "n");
  auto e = read_number(jwk, "e");
  if (!n || !e) return std::unexpected(KeyProblem::malformed);
  if (jwk.contains("oth")) return std::unexpected(KeyProblem::unsupported);  // More than two primes.
  const crypto::RsaPublicParts parts{.n = std::move(*n), .e = std::move(*e)};
  if (!jwk.contains("d")) return crypto::rsa_key(parts);
  const auto secret = read_rsa_private(jwk);
  if (!secret) return std::unexpected(secret.error());
  return crypto::rsa_key(parts, *secret);
}

std::expected<AsymmetricKey, KeyProblem> read_ec(const json::Value& jwk) {
  const auto curve = ec_curve_named(jwk.text("crv").value_or(""));
  if (!curve) return std::unexpected(KeyProblem::unsupported);
  auto x = read_bytes(jwk, "x");
  auto y = read_bytes(jwk, "y");
  if (!x || !y) return std::unexpected(KeyProblem::malformed);
  const crypto::EcPublicParts parts{.x = std::move(*x), .y = std::move(*y)};
  if (!jwk.contains("d")) return crypto::ec_key(*curve, parts);
  const auto secret = read_secret(jwk, "d");
  if (!secret) return std::unexpected(secret.error());
  return crypto::ec_key(*curve, parts, *secret);
}

std::expected<AsymmetricKey, KeyProblem> read_okp(const json::Value& jwk) {
  const auto curve = eddsa_curve_named(jwk.text("crv").value_or(""));
  if (!curve) return std::unexpected(KeyProblem::unsupported);
  const auto x = read_bytes(jwk, "x");
  if (!x) return std::unexpected(x.error());
  if (!jwk.contains("d")) return crypto::eddsa_key(*curve, *x);
  const auto secret = read_secret(jwk, "d");
  if (!secret) return std::unexpected(secret.error());
  return crypto::eddsa_key(*curve, *x, *secret);
}

std::expected<AsymmetricKey, KeyProblem> read_pair(const json::Value& jwk, std::string_view kind) {
  if (kind == "RSA") return read_rsa(jwk);
  if (kind == "EC") return read_ec(jwk);
  if (kind == "OKP") return read_okp(jwk);
  return std::unexpected(KeyProblem::unsupported);
}

// "key_ops" is a list of different texts (RFC 7517 §4.3).
std::expected<std::set<std::string>, KeyProblem> read_operations(const json::Value& list) {
  std::set<std::string> operations;
  if (!list.is_array()) return std::unexpected(KeyProblem::malformed);
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto operation = list.at(i).text();
    if (!operation || !operations.insert(std::move(*operation)).second) {
      return std::unexpected(KeyProblem::malformed);
    }
  }
  return operations;
}

}  // namespace

std::expected<Algorithm, KeyProblem> read_algorithm(const json::Value& jwk, std::optional<Algorithm> wanted) {
  if (!jwk.contains("alg")) {
    if (!wanted) return std::unexpected(KeyProblem::no_algorithm);
    return *wanted;
  }
  const auto own = jwk.text("alg");
  if (!own) return std::unexpected(KeyProblem::malformed);
  const auto algorithm = algorithm_named(*own);
  if (!algorithm) return std::unexpected(KeyProblem::unsupported);
  if (wanted && *wanted != *algorithm) return std::unexpected(KeyProblem::wrong_algorithm);
  return *algorithm;
}

std::expected<std::string, KeyProblem> read_key_id(const json::Value& jwk) {
  if (!jwk.contains("kid")) return std::string();
  auto id = jwk.text("kid");
  if (!id || !is_key_id(*id)) return std::unexpected(KeyProblem::malformed);
  return std::move(*id);
}

std::expected<KeyUses, KeyProblem> read_uses(const json::Value& jwk) {
  if (jwk.contains("use")) {
    const auto use = jwk.text("use");
    if (!use) return std::unexpected(KeyProblem::malformed);
    if (*use != "sig") return std::unexpected(KeyProblem::wrong_use);
  }
  if (!jwk.contains("key_ops")) return KeyUses{};
  const auto operations = read_operations(jwk.at("key_ops"));
  if (!operations) return std::unexpected(operations.error());
  const KeyUses uses{.sign = operations->contains("sign"), .verify = operations->contains("verify")};
  if (!uses.sign && !uses.verify) return std::unexpected(KeyProblem::wrong_use);
  return uses;
}

std::expected<std::shared_ptr<const Signature>, KeyProblem> read_key(const json::Value& jwk,
                                                                     Algorithm algorithm) {
  const auto kind = jwk.text("kty");
  if (!kind) return std::unexpected(KeyProblem::malformed);
  if (*kind == "oct") {
    const auto secret = read_secret(jwk, "k");
    if (!secret) return std::unexpected(secret.error());
    return make_signature(algorithm, secret->bytes());
  }
  const auto pair = read_pair(jwk, *kind);
  if (!pair) return std::unexpected(pair.error());
  return make_signature(algorithm, *pair);
}

}  // namespace jwt
