#pragma once

#include <string_view>

namespace crypto {

// Why something that should be a key cannot be used as one.
enum class KeyProblem {
  malformed,          // Not a key in any form that is read here, or a member is missing or ill-typed.
  unsupported,        // A kind, curve or algorithm that is not used here.
  certificate,        // A certificate, which has a key inside.
  ssh_key,            // A key in OpenSSH's form, or in that of RFC 4716.
  several_blocks,     // More than one PEM block in one text.
  restricted_to_pss,  // id-RSASSA-PSS: an RSA key that names its padding itself.
  no_primes,          // A private RSA key without its primes.
  encrypted,          // A key behind a password.
  too_short,          // An HMAC key shorter than its digest, an RSA key under 2048 bits.
  too_long,           // An RSA modulus over 8192 bits, an exponent over 64.
  too_large,          // A text of more than 64 KiB.
  weak,               // A key under which others can sign: see check_rsa_policy() and check_edwards_point().
  not_a_secret,       // An asymmetric key or a certificate offered as an HMAC key.
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
