#pragma once

#include <string>
#include <string_view>

namespace crypto {

// What one hash costs: scrypt's N = 2^log2_n, block size r and parallelism p (RFC 7914).
struct ScryptCost {
  int log2_n = 17;  // 128 MiB and about a third of a second: the first choice of OWASP.
  int r = 8;
  int p = 1;

  bool operator==(const ScryptCost&) const = default;
};

enum class PasswordVerdict {
  wrong,
  right,
  right_but_outdated,  // Hash it anew with today's cost and store that.
};

// A hash to store, in the PHC text format: $scrypt$ln=17,r=8,p=1$salt$hash. Salted afresh each time, so that
// equal passwords do not look equal. Every byte of the password counts, whatever its length and however
// Unicode spells it: é as one code point and as two are two passwords. Throws
// std::invalid_argument for a cost outside ln 1…20, r 1…32, p 1…16, or more than 1 GiB.
// Why: docs/decisions/0016-scrypt-for-passwords.md
std::string hash_password(std::string_view password, const ScryptCost& cost = {});

// Is this the password behind `stored`? Does the same work for a wrong password as for the right one.
// A text that is not a hash from hash_password is answered `wrong`, after work at `cost`.
PasswordVerdict verify_password(std::string_view password, std::string_view stored,
                                const ScryptCost& cost = {});

// A hash that no password fits, at `cost`: to be verified against when the user is unknown, so that the
// answer takes as long as for a known one. Costs nothing to make.
std::string nobodys_password_hash(const ScryptCost& cost = {});

}  // namespace crypto
