#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/key_problem.hpp"
#include "crypto/secret.hpp"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY.

namespace crypto {

enum class KeyKind { rsa, p256, p384, p521, secp256k1, ed25519, ed448 };

// A public key, alone or with its private half. Immutable; copies share one key, and any number of threads
// may use it. What comes out of this folder has been validated: see read_pem() and the functions that make
// keys from parts in rsa.hpp, ecdsa.hpp and eddsa.hpp.
class AsymmetricKey {
 public:
  // Takes ownership of one reference to `handle`. For the makers in this folder.
  AsymmetricKey(KeyKind kind, evp_pkey_st* handle, bool has_private);

  KeyKind kind() const { return kind_; }
  bool has_private() const { return has_private_; }
  int bits() const;
  evp_pkey_st* handle() const { return handle_.get(); }

  // SubjectPublicKeyInfo, "BEGIN PUBLIC KEY".
  std::string public_pem() const;
  // PKCS#8, "BEGIN PRIVATE KEY", not encrypted. REQUIRES: has_private().
  Secret private_pem() const;

 private:
  KeyKind kind_;
  bool has_private_;
  std::shared_ptr<evp_pkey_st> handle_;
};

// The one key in a PEM text (RFC 7468): PKCS#8, SPKI, PKCS#1 or SEC1. Blanks, tabs and line breaks of any
// kind do not matter between the lines and in them, and words around the block neither. Refused: encrypted
// keys (without asking anybody for a password), certificates, keys of SSH, two blocks in one text, RSA keys
// without primes or with more than two, curves and RSA sizes that no algorithm here uses, curves spelled out
// by their parameters, public keys under which others can sign, a private half that does not fit.
std::expected<AsymmetricKey, KeyProblem> read_pem(std::string_view text);

// Wraps and validates what a decoder made; takes ownership of `handle`. For the makers in this folder.
std::expected<AsymmetricKey, KeyProblem> validated_key(evp_pkey_st* handle, bool has_private);

}  // namespace crypto
