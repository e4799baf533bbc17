#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include <openssl/types.h>

namespace lesson {

// A whole number, as long as it needs to be: OpenSSL's BIGNUM, which frees itself. What cannot be computed
// throws std::runtime_error.
class BigNumber {
 public:
  explicit BigNumber(std::span<const std::byte> big_endian);

  int bits() const;
  std::vector<std::byte> bytes() const;  // Big-endian, without zeros in front.

  friend BigNumber operator-(const BigNumber& a, const BigNumber& b);
  friend BigNumber power(const BigNumber& base, unsigned exponent);

  // The greatest common divisor. OpenSSL's takes four times as long for twice the bits: 4 ms for 6 thousand
  // bits, 52 s for half a million.
  friend BigNumber gcd(const BigNumber& a, const BigNumber& b);

  // Divides by every number from 2 to 1000, as often as it goes without a remainder.
  friend BigNumber without_small_factors(const BigNumber& number);

 private:
  struct Free {
    void operator()(BIGNUM* number) const;
  };

  BigNumber();

  std::unique_ptr<BIGNUM, Free> number_;
};

}  // namespace lesson
