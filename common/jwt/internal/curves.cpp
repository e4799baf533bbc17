#include "jwt/internal/curves.hpp"

#include <array>
#include <span>
#include <utility>

namespace jwt {
namespace {

using crypto::KeyKind;

std::optional<KeyKind> find(std::span<const KeyKind> kinds, std::string_view name) {
  for (const KeyKind kind : kinds) {
    if (curve_name(kind) == name) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::string_view curve_name(KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa:
      return "RSA";
    case KeyKind::p256:
      return "P-256";
    case KeyKind::p384:
      return "P-384";
    case KeyKind::p521:
      return "P-521";
    case KeyKind::secp256k1:
      return "secp256k1";
    case KeyKind::ed25519:
      return "Ed25519";
    case KeyKind::ed448:
      return "Ed448";
  }
  std::unreachable();
}

std::optional<KeyKind> ec_curve_named(std::string_view name) {
  return find(std::array{KeyKind::p256, KeyKind::p384, KeyKind::p521, KeyKind::secp256k1}, name);
}

std::optional<KeyKind> eddsa_curve_named(std::string_view name) {
  return find(std::array{KeyKind::ed25519, KeyKind::ed448}, name);
}

}  // namespace jwt
