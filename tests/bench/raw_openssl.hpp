#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "jwt/key.hpp"

// The bare operations of OpenSSL that the library's figures stand beside: the quickest documented way to do
// each, with contexts prepared once. Single-threaded.
struct RawOperations {
  std::function<void(std::span<const std::byte> message)> sign;
  std::function<bool(std::span<const std::byte> message, std::span<const std::byte> signature)> verify;
  std::vector<std::byte> signature;  // What `sign` wrote last, in OpenSSL's own form (DER for ECDSA).
};

// Fills `raw` for `key`: HS256, RS256, PS256, ES256 or EdDSA.
void prepare_raw(RawOperations& raw, const jwt::Key& key);
