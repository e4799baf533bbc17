#pragma once

// The members of a JWK (RFC 7518 §6, RFC 8037 §2).
#include "jwt/internal/key_material.hpp"

namespace jwt {

// The members that make up the public half (for a shared secret: all of it), in the order of RFC 7638.
json::Value required_members(const Signature& signature);

// Adds the private half to `jwk`; nothing when there is none.
void add_private_members(json::Value& jwk, const Signature& signature);

}  // namespace jwt
