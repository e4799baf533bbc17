#include "big_number.hpp"

#include <stdexcept>

#include <openssl/bn.h>

namespace lesson {
namespace {

constexpr BN_ULONG largest_small_factor = 1000;

void require(bool worked) {
  if (!worked) throw std::runtime_error("OpenSSL cannot compute this number");
}

// Memory for what a computation needs in between.
struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
std::unique_ptr<BN_CTX, FreeContext> new_context() {
  std::unique_ptr<BN_CTX, FreeContext> context(BN_CTX_new());
  require(context != nullptr);
  return context;
}

}  // namespace

void BigNumber::Free::operator()(BIGNUM* number) const { BN_free(number); }

BigNumber::BigNumber() : number_(BN_new()) { require(number_ != nullptr); }

BigNumber::BigNumber(std::span<const std::byte> big_endian) : BigNumber() {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(big_endian.data());
  require(BN_bin2bn(bytes, static_cast<int>(big_endian.size()), number_.get()) != nullptr);
}

int BigNumber::bits() const { return BN_num_bits(number_.get()); }

std::vector<std::byte> BigNumber::bytes() const {
  std::vector<std::byte> bytes(static_cast<std::size_t>(BN_num_bytes(number_.get())));
  BN_bn2bin(number_.get(), reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

BigNumber operator-(const BigNumber& a, const BigNumber& b) {
  BigNumber difference;
  require(BN_sub(difference.number_.get(), a.number_.get(), b.number_.get()) == 1);
  return difference;
}

BigNumber power(const BigNumber& base, unsigned exponent) {
  BigNumber wanted, result;
  require(BN_set_word(wanted.number_.get(), exponent) == 1);
  require(BN_exp(result.number_.get(), base.number_.get(), wanted.number_.get(), new_context().get()) == 1);
  return result;
}

BigNumber gcd(const BigNumber& a, const BigNumber& b) {
  BigNumber divisor;
  require(BN_gcd(divisor.number_.get(), a.number_.get(), b.number_.get(), new_context().get()) == 1);
  return divisor;
}

BigNumber without_small_factors(const BigNumber& number) {
  BigNumber rest;
  require(BN_copy(rest.number_.get(), number.number_.get()) != nullptr);
  if (BN_is_zero(rest.number_.get())) return rest;
  for (BN_ULONG factor = 2; factor <= largest_small_factor; ++factor)
    while (BN_mod_word(rest.number_.get(), factor) == 0) BN_div_word(rest.number_.get(), factor);
  return rest;
}

}  // namespace lesson
