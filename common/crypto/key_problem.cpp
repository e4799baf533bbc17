#include "crypto/key_problem.hpp"

#include <utility>

namespace crypto {

std::string_view code(KeyProblem problem) {
  switch (problem) {
    case KeyProblem::malformed:
      return "malformed";
    case KeyProblem::unsupported:
      return "unsupported";
    case KeyProblem::encrypted:
      return "encrypted";
    case KeyProblem::too_short:
      return "too_short";
    case KeyProblem::too_long:
      return "too_long";
    case KeyProblem::weak:
      return "weak";
    case KeyProblem::not_a_secret:
      return "not_a_secret";
    case KeyProblem::not_on_curve:
      return "not_on_curve";
    case KeyProblem::mismatched_halves:
      return "mismatched_halves";
    case KeyProblem::no_algorithm:
      return "no_algorithm";
    case KeyProblem::wrong_algorithm:
      return "wrong_algorithm";
    case KeyProblem::wrong_use:
      return "wrong_use";
    case KeyProblem::duplicate_id:
      return "duplicate_id";
    case KeyProblem::mixed_set:
      return "mixed_set";
    case KeyProblem::no_usable_key:
      return "no_usable_key";
  }
  std::unreachable();
}

std::string_view sentence(KeyProblem problem) {
  switch (problem) {
    case KeyProblem::malformed:
      return "This is not a key in a form that is read here.";
    case KeyProblem::unsupported:
      return "Keys of this kind, curve or algorithm are not used here.";
    case KeyProblem::encrypted:
      return "The key is encrypted; decrypt it first, for example with openssl pkcs8.";
    case KeyProblem::too_short:
      return "The key is too short: a secret needs the length of its digest, RSA 2048 bits.";
    case KeyProblem::too_long:
      return "The key is too long: RSA ends at 8192 bits.";
    case KeyProblem::weak:
      return "The key is of a kind that is known to be broken.";
    case KeyProblem::not_a_secret:
      return "This is the text of a public key; as a secret it would be known to all.";
    case KeyProblem::not_on_curve:
      return "The point is not on the curve that the key names.";
    case KeyProblem::mismatched_halves:
      return "The private half does not belong to the public one.";
    case KeyProblem::no_algorithm:
      return "The key does not say for which algorithm it is, and nobody else did.";
    case KeyProblem::wrong_algorithm:
      return "The key is of another kind than its algorithm needs.";
    case KeyProblem::wrong_use:
      return "The key says of itself that it is not for signatures.";
    case KeyProblem::duplicate_id:
      return "Two keys of the set have the same identifier.";
    case KeyProblem::mixed_set:
      return "The set mixes shared secrets with public keys.";
    case KeyProblem::no_usable_key:
      return "Not one key of the set can be used.";
  }
  std::unreachable();
}

}  // namespace crypto
