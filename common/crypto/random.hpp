#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "crypto/secret.hpp"

namespace crypto {

// Bytes that nobody can foretell, from the operating system's generator through OpenSSL. Throws
// std::runtime_error when it has none to give: there is no weaker substitute.
void fill_random(std::span<std::byte> out);
std::vector<std::byte> random_bytes(std::size_t count);
Secret random_secret(std::size_t count);

}  // namespace crypto
