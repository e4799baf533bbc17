#pragma once

// JSON as it goes into a token.
#include <optional>
#include <string>

#include "json/value.hpp"

namespace jwt {

// The compact text of an object. Nothing when that text would not say what the object holds, or would be
// refused when read: text that is not UTF-8, a number that is not finite, more than json::max_depth levels.
std::optional<std::string> write_object(const json::Value& object);

// Do the registered claims (RFC 7519 §4.1) of an object have the types that a verifier asks for?
// REQUIRES: claims.is_object().
bool has_valid_types(const json::Value& claims);

}  // namespace jwt
