#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

// The character for each value of six bits, 0 to 63 (RFC 4648 §5).
inline constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Returns the bytes as base64url text: one character for every six bits, four for three bytes, without
// padding or line breaks (RFC 7515 §2). One byte left over becomes two characters, two bytes become three;
// the spare bits of the last character are zero.
std::string base64url_encode(std::span<const std::byte> bytes);

}  // namespace lesson
