#pragma once

// A JWK (RFC 7517) in, the parts of a Key out.
#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "jwt/internal/key_material.hpp"

namespace jwt {

// The algorithm that `jwk` is for: its own "alg", or `wanted`; both must agree.
std::expected<Algorithm, KeyProblem> read_algorithm(const json::Value& jwk, std::optional<Algorithm> wanted);

// "kid": absent is the empty text; anything but 1 to 128 printable ASCII characters is malformed.
std::expected<std::string, KeyProblem> read_key_id(const json::Value& jwk);

// What "use" and "key_ops" allow; wrong_use when that is neither to sign nor to verify.
std::expected<KeyUses, KeyProblem> read_uses(const json::Value& jwk);

// The key itself: "kty" and the members that belong to it.
std::expected<std::shared_ptr<const Signature>, KeyProblem> read_key(const json::Value& jwk,
                                                                     Algorithm algorithm);

}  // namespace jwt
