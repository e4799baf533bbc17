#pragma once

#include <string_view>

namespace crypto {

// Why something that should be a key cannot be used as one.
enum class KeyProblem {
  malformed,          // Not a key in any form that is read here, or a member is missing or ill-typed.
  unsupported,        // A kind, curve or algorithm that is not used here.
  encrypted,          // A key behind a password.
  too_short,          // An HMAC key shorter than its digest, an RSA key under 2048 bits.
  too_long,           // An RSA key over 8192 bits, a text over its limit.
  weak,               // A known broken key: ROCA, an exponent that is even or 1, a placeholder.
  not_a_secret,       // Public-key text (PEM, JWK, SSH) offered as an HMAC key.
  not_on_curve,       // A point that is not on the curve it names.
  mismatched_halves,  // A private half that belongs to another public one.
  no_algorithm,       // The key does not name its algorithm, and nobody else did.
  wrong_algorithm,    // A key of one kind under the algorithm of another.
  wrong_use,          // `use` or `key_ops` forbid what a signature needs.
  duplicate_id,       // Two keys of one set with the same identifier.
  mixed_set,          // Shared secrets and public keys in one set.
  no_usable_key,      // A set in which not one key can be used.
};

// The stable name for logs and JSON: "too_short".
std::string_view code(KeyProblem problem);

// One sentence for the people who run the server.
std::string_view sentence(KeyProblem problem);

}  // namespace crypto
