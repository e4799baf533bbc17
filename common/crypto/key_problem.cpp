#include "crypto/key_problem.hpp"

#include <algorithm>
#include <array>

namespace crypto {
namespace {

struct Row {
  KeyProblem problem;
  std::string_view code;
  std::string_view sentence;
};

constexpr std::array rows{
    Row{KeyProblem::malformed, "malformed",
        "This is no key that can be read here: PEM text or a JWK, whole and unchanged."},
    Row{KeyProblem::unsupported, "unsupported", "Keys of this kind, curve or algorithm are not used here."},
    Row{KeyProblem::certificate, "certificate",
        "This is a certificate; take the key out of it with openssl x509 -pubkey -noout."},
    Row{KeyProblem::ssh_key, "ssh_key",
        "This is a key in OpenSSH's own form; write it as PEM with ssh-keygen -m PKCS8, -e for a public key, "
        "-p for "
        "a private one."},
    Row{KeyProblem::several_blocks, "several_blocks",
        "The text holds more than one PEM block; leave the one with the key."},
    Row{KeyProblem::restricted_to_pss, "restricted_to_pss",
        "The RSA key is restricted to PSS, with parameters that are not read here; PS256 takes a plain RSA "
        "key, as openssl genpkey -algorithm RSA makes it."},
    Row{KeyProblem::no_primes, "no_primes",
        "The private RSA key has no primes; export it again with all its members, p, q, dp, dq and qi."},
    Row{KeyProblem::encrypted, "encrypted", "The key is encrypted; decrypt it first, with openssl pkey."},
    Row{KeyProblem::too_short, "too_short",
        "The key is too short: a secret needs the length of its digest, RSA 2048 bits."},
    Row{KeyProblem::too_long, "too_long",
        "The RSA key is too long: 8192 bits are the most, 64 for its exponent."},
    Row{KeyProblem::too_large, "too_large",
        "The text is longer than 64 KiB, which no key and no set of keys is."},
    Row{KeyProblem::weak, "weak",
        "Others could sign for this key: its numbers are known to be broken. Make a new one."},
    Row{KeyProblem::not_a_secret, "not_a_secret",
        "This is no secret but a key for others to read, or a pair: who reads it could sign. A secret is "
        "random bytes."},
    Row{KeyProblem::not_on_curve, "not_on_curve", "The point is not on the curve that the key names."},
    Row{KeyProblem::mismatched_halves, "mismatched_halves",
        "The private half does not belong to the public one."},
    Row{KeyProblem::no_algorithm, "no_algorithm",
        "The key does not say for which algorithm it is, and nobody else did."},
    Row{KeyProblem::wrong_algorithm, "wrong_algorithm",
        "The key is for another algorithm: by its kind, its curve or its own alg. EdDSA, Ed25519 and Ed448 "
        "are three."},
    Row{KeyProblem::wrong_use, "wrong_use", "The key says of itself that it is not for signatures."},
    Row{KeyProblem::duplicate_id, "duplicate_id", "Two keys of the set have the same identifier."},
    Row{KeyProblem::mixed_set, "mixed_set", "The set mixes shared secrets with public keys."},
    Row{KeyProblem::no_usable_key, "no_usable_key", "Not one key of the set can be used."},
};
static_assert(rows.size() == static_cast<std::size_t>(KeyProblem::no_usable_key) + 1 &&
                  std::ranges::is_sorted(rows, {}, &Row::problem),
              "a row for each problem, in their order");

const Row& row_of(KeyProblem problem) { return rows[static_cast<std::size_t>(problem)]; }

}  // namespace

std::string_view code(KeyProblem problem) { return row_of(problem).code; }
std::string_view sentence(KeyProblem problem) { return row_of(problem).sentence; }

}  // namespace crypto
