#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// base64url as RFC 7515 §2 uses it: the alphabet of RFC 4648 §5, no padding, no line breaks.
// Strict and canonical: every byte string has exactly one spelling, and only that one is read.
namespace base {

// The letter of base64url for one of plain base64 (RFC 4648 §4); any other is left as it is.
constexpr char to_base64url(char c) { return c == '+' ? '-' : c == '/' ? '_' : c; }

// The bytes as text, four characters for three bytes, without padding.
std::string base64url_encode(std::span<const std::byte> bytes);
std::string base64url_encode(std::string_view text);

// The bytes that `text` spells. Nothing when it holds any other character (padding and blanks included),
// has a length of 4n+1, or leaves unused bits that are not zero ("AB" would mean the same byte as "AA").
std::optional<std::vector<std::byte>> base64url_decode(std::string_view text);

// As above, for bytes that are text. The bytes may be anything: they need not be UTF-8.
std::optional<std::string> base64url_decode_text(std::string_view text);

// How many characters `bytes` bytes become, and how many bytes at most `characters` characters become.
constexpr std::size_t base64url_encoded_size(std::size_t bytes) { return ((bytes * 8) + 5) / 6; }
constexpr std::size_t base64url_decoded_size(std::size_t characters) { return characters * 6 / 8; }

// Decodes into memory of the caller, and returns the part of it that was written; nothing as above.
// REQUIRES: `out` has room for base64url_decoded_size(text.size()) bytes.
std::optional<std::span<std::byte>> base64url_decode_into(std::string_view text, std::span<std::byte> out);

// Appends the text of `bytes` to `out`.
void base64url_append(std::string& out, std::span<const std::byte> bytes);

}  // namespace base
