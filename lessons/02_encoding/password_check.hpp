#pragma once

#include "crypto/password.hpp"
#include "login.hpp"

namespace lesson {

// Returns a PasswordCheck that hashes with scrypt. Computes at most two hashes at the same time, because at
// the cost that OWASP asks for each takes 128 MiB, and forty at once would use up the memory. Thread-safe.
PasswordCheck scrypt_check(const crypto::ScryptCost& cost = {});

}  // namespace lesson
