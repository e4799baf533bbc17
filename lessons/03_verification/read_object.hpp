#pragma once

#include <expected>
#include <string_view>

#include "json/value.hpp"
#include "jwt/refusal.hpp"

namespace lesson {

// The JSON object that a header or payload part spells: base64url, then strict JSON, as in lesson 1. Refused:
// invalid_encoding, invalid_json. Never throws. Given.
std::expected<json::Value, jwt::Refusal> read_object(std::string_view part);

}  // namespace lesson
