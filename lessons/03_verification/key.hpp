#pragma once

#include <string>

#include "crypto/secret.hpp"

namespace lesson {

// A key and the one algorithm that it is for (RFC 8725 §3.1). A token can change neither. Move-only. Given.
struct Key {
  std::string algorithm;  // "HS256", exactly as a header spells it.
  crypto::Secret secret;  // At least as long as the hash: 32 bytes for HS256 (RFC 7518 §3.2).
};

}  // namespace lesson
