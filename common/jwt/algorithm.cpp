#include "jwt/algorithm.hpp"

#include <algorithm>

#include "jwt/internal/algorithm_traits.hpp"

namespace jwt {
namespace {

using crypto::Digest;
using crypto::KeyKind;

// In the order of the enumeration.
constexpr std::array<AlgorithmTraits, all_algorithms.size()> table{{
    {Algorithm::hs256, "HS256", Family::hmac, Digest::sha256, {}},
    {Algorithm::hs384, "HS384", Family::hmac, Digest::sha384, {}},
    {Algorithm::hs512, "HS512", Family::hmac, Digest::sha512, {}},
    {Algorithm::rs256, "RS256", Family::rsa_pkcs1, Digest::sha256, KeyKind::rsa},
    {Algorithm::rs384, "RS384", Family::rsa_pkcs1, Digest::sha384, KeyKind::rsa},
    {Algorithm::rs512, "RS512", Family::rsa_pkcs1, Digest::sha512, KeyKind::rsa},
    {Algorithm::ps256, "PS256", Family::rsa_pss, Digest::sha256, KeyKind::rsa},
    {Algorithm::ps384, "PS384", Family::rsa_pss, Digest::sha384, KeyKind::rsa},
    {Algorithm::ps512, "PS512", Family::rsa_pss, Digest::sha512, KeyKind::rsa},
    {Algorithm::es256, "ES256", Family::ecdsa, Digest::sha256, KeyKind::p256},
    {Algorithm::es384, "ES384", Family::ecdsa, Digest::sha384, KeyKind::p384},
    {Algorithm::es512, "ES512", Family::ecdsa, Digest::sha512, KeyKind::p521},
    {Algorithm::es256k, "ES256K", Family::ecdsa, Digest::sha256, KeyKind::secp256k1},
    {Algorithm::eddsa, "EdDSA", Family::eddsa, Digest::sha512, KeyKind::ed25519},
    {Algorithm::ed25519, "Ed25519", Family::eddsa, Digest::sha512, KeyKind::ed25519},
    {Algorithm::ed448, "Ed448", Family::eddsa, Digest::sha512, KeyKind::ed448},
}};

static_assert(std::ranges::equal(table, all_algorithms, {}, &AlgorithmTraits::algorithm));

}  // namespace

const AlgorithmTraits& traits(Algorithm algorithm) { return table[static_cast<std::size_t>(algorithm)]; }

bool fits(Algorithm algorithm, KeyKind kind) {
  if (is_symmetric(algorithm)) return false;
  return kind == traits(algorithm).kind || (algorithm == Algorithm::eddsa && kind == KeyKind::ed448);
}

std::string_view name(Algorithm algorithm) { return traits(algorithm).name; }

std::optional<Algorithm> algorithm_named(std::string_view wanted) {
  for (const AlgorithmTraits& row : table) {
    if (row.name == wanted) return row.algorithm;
  }
  return std::nullopt;
}

bool is_symmetric(Algorithm algorithm) { return traits(algorithm).family == Family::hmac; }

}  // namespace jwt
