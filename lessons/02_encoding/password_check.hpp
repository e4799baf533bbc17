#pragma once

#include "crypto/password.hpp"
#include "login.hpp"

namespace lesson {

// A PasswordCheck that hashes with scrypt. At most two hashes are computed at the same time, whoever asks:
// at the cost that OWASP asks for each takes 128 MiB, and forty at once would take all there is. Thread-safe.
PasswordCheck scrypt_check(const crypto::ScryptCost& cost = {});

}  // namespace lesson
