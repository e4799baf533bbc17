#pragma once

#include <expected>
#include <string_view>

#include "json/value.hpp"
#include "jwt/refusal.hpp"

namespace lesson {

// Returns the JSON object in a header or payload part: base64url, then strict JSON, as in lesson 1. Refuses
// with invalid_encoding or invalid_json. Never throws. Given.
std::expected<json::Value, jwt::Refusal> read_object(std::string_view part);

}  // namespace lesson
