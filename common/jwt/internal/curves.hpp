#pragma once

// The curves by their names in a JWK.
#include <optional>
#include <string_view>

#include "crypto/asymmetric_key.hpp"

namespace jwt {

std::optional<crypto::KeyKind> ec_curve_named(std::string_view name);
std::optional<crypto::KeyKind> eddsa_curve_named(std::string_view name);

// The name of a curve; "RSA" for RSA, which has none.
std::string_view curve_name(crypto::KeyKind kind);

}  // namespace jwt
