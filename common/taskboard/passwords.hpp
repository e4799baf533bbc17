#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/places.hpp"
#include "crypto/password.hpp"

namespace taskboard {

// A password as it is stored: "$scrypt$ln=17,r=8,p=1$…". Nobody can compute the password from it.
struct PasswordHash {
  std::string text;
};

// Hashes passwords with scrypt. At most two hashes are computed at the same time, whoever asks: at the
// cost that OWASP asks for each takes 128 MiB, and forty at once would take all there is. Eight more may
// wait; whoever comes then gets base::NoPlace, and keeps no thread of a server waiting. Thread-safe.
class Passwords {
 public:
  explicit Passwords(const crypto::ScryptCost& cost = {});

  PasswordHash hash(std::string_view password) const;

  // Is this the password behind `stored`? The same work for each answer.
  crypto::PasswordVerdict check(std::string_view password, const PasswordHash& stored) const;

  // Fits no password, and costs as much to check as anybody's: for e-mails without an account.
  const PasswordHash& nobodys() const { return nobodys_; }

  // How many passwords were checked so far.
  std::int64_t checks() const { return checks_; }

 private:
  const crypto::ScryptCost cost_;
  const PasswordHash nobodys_;
  const std::unique_ptr<base::Places> places_;
  mutable std::atomic<std::int64_t> checks_ = 0;
};

}  // namespace taskboard
