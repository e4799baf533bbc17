#pragma once

// The text in which a password hash is stored.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/password.hpp"

namespace crypto {

struct StoredPassword {
  ScryptCost cost;
  std::array<std::byte, 16> salt;
  std::array<std::byte, 32> hash;
};

// Can this cost be paid? See hash_password().
bool is_affordable(const ScryptCost& cost);

std::string to_phc(const StoredPassword& stored);

// Nothing unless `text` is exactly what to_phc() writes, with an affordable cost.
std::optional<StoredPassword> from_phc(std::string_view text);

}  // namespace crypto
