// Which RSA keys are good enough.
#include <algorithm>
#include <array>

#include <openssl/core_names.h>

#include "crypto/internal/openssl.hpp"
#include "crypto/rsa.hpp"

namespace crypto {
namespace {

constexpr int max_exponent_bits = 64;  // Longer ones only serve to keep a server busy.

constexpr std::array<BN_ULONG, 38> small_primes{
    3,  5,  7,  11, 13, 17,  19,  23,  29,  31,  37,  41,  43,  47,  53,  59,  61,  67,  71,
    73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};

// Is `remainder` a power of 65537 modulo `prime`?
bool is_power_of_f4(BN_ULONG remainder, BN_ULONG prime) {
  const BN_ULONG generator = 65537 % prime;
  BN_ULONG power = 1;
  do {
    if (power == remainder) return true;
    power = power * generator % prime;
  } while (power != 1);
  return false;
}

// ROCA: a family of chips made primes of the form k·M + (65537^a mod M), M the product of small primes. The
// modulus is then a power of 65537 modulo each of them; for any other key that is as likely as 1 in 2^27.
bool has_roca_fingerprint(const BIGNUM* modulus) {
  return std::ranges::all_of(
      small_primes, [modulus](BN_ULONG prime) { return is_power_of_f4(BN_mod_word(modulus, prime), prime); });
}

BigNumber number_of(evp_pkey_st* key, const char* name) {
  BIGNUM* number = nullptr;
  require_one(EVP_PKEY_get_bn_param(key, name, &number), "reading a number of an RSA key");
  return BigNumber(number);
}

}  // namespace

std::optional<KeyProblem> check_rsa_policy(evp_pkey_st* key) {
  const BigNumber modulus = number_of(key, OSSL_PKEY_PARAM_RSA_N);
  const BigNumber exponent = number_of(key, OSSL_PKEY_PARAM_RSA_E);
  if (BN_num_bits(modulus.get()) < min_rsa_bits) return KeyProblem::too_short;
  if (BN_num_bits(modulus.get()) > max_rsa_bits) return KeyProblem::too_long;
  if (!BN_is_odd(modulus.get())) return KeyProblem::weak;
  if (!BN_is_odd(exponent.get()) || BN_is_one(exponent.get())) return KeyProblem::weak;
  if (BN_num_bits(exponent.get()) > max_exponent_bits) return KeyProblem::too_long;
  if (has_roca_fingerprint(modulus.get())) return KeyProblem::weak;
  return std::nullopt;
}

}  // namespace crypto
