#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

// The letter for each value of six bits, 0 to 63 (RFC 4648 §5).
inline constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// The bytes as base64url text: a letter for every six bits, four for three bytes, no padding and no line
// breaks (RFC 7515 §2). One byte left over becomes two letters, two bytes become three; the bits that
// the last letter has to spare are zero.
std::string base64url_encode(std::span<const std::byte> bytes);

}  // namespace lesson
