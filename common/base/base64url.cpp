#include "base/base64url.hpp"

#include <array>
#include <cstdint>

namespace base {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// For each character its six bits; any other character has a bit above them set.
constexpr std::uint8_t not_in_alphabet = 0x80;

constexpr auto make_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(not_in_alphabet);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr auto values = make_values();

std::uint32_t value_of(char character) { return values[static_cast<unsigned char>(character)]; }

char letter(std::uint32_t bits) { return alphabet[bits & 63]; }

// `kept` characters that spell the 24 bits of `group`.
char* write_group(char* out, std::uint32_t group, int kept) {
  for (int shift = 18; kept > 0; --kept, shift -= 6) *out++ = letter(group >> shift);
  return out;
}

void encode_into(std::span<const std::byte> bytes, char* out) {
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = in + bytes.size();
  for (; end - in >= 3; in += 3) {
    const std::uint32_t group = std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8 | in[2];
    out = write_group(out, group, 4);
  }
  if (end - in == 1) write_group(out, std::uint32_t{in[0]} << 16, 2);
  if (end - in == 2) write_group(out, std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8, 3);
}

// The last 0, 2 or 3 characters; false when they are not canonical.
bool decode_tail(std::string_view tail, std::byte* out) {
  if (tail.empty()) return true;
  if (tail.size() == 1) return false;
  const std::uint32_t first = value_of(tail[0]);
  const std::uint32_t second = value_of(tail[1]);
  const std::uint32_t third = tail.size() == 3 ? value_of(tail[2]) : 0;
  if (((first | second | third) & not_in_alphabet) != 0) return false;

  const std::uint32_t bits = first << 18 | second << 12 | third << 6;
  *out++ = static_cast<std::byte>(bits >> 16);
  if (tail.size() == 2) return (bits & 0xFFFF) == 0;  // The unused bits must be zero.
  *out = static_cast<std::byte>(bits >> 8);
  return (bits & 0xFF) == 0;
}

}  // namespace

void base64url_append(std::string& out, std::span<const std::byte> bytes) {
  const std::size_t before = out.size();
  out.resize(before + base64url_encoded_size(bytes.size()));
  encode_into(bytes, out.data() + before);
}

std::string base64url_encode(std::span<const std::byte> bytes) {
  std::string text;
  base64url_append(text, bytes);
  return text;
}

std::string base64url_encode(std::string_view text) {
  return base64url_encode(std::as_bytes(std::span(text)));
}

std::optional<std::span<std::byte>> base64url_decode_into(std::string_view text, std::span<std::byte> out) {
  std::byte* write = out.data();
  std::uint32_t seen = 0;  // One test at the end instead of one a character.
  const std::size_t whole = text.size() / 4 * 4;
  for (std::size_t i = 0; i < whole; i += 4) {
    const std::uint32_t a = value_of(text[i]);
    const std::uint32_t b = value_of(text[i + 1]);
    const std::uint32_t c = value_of(text[i + 2]);
    const std::uint32_t d = value_of(text[i + 3]);
    seen |= a | b | c | d;
    const std::uint32_t bits = a << 18 | b << 12 | c << 6 | d;
    *write++ = static_cast<std::byte>(bits >> 16);
    *write++ = static_cast<std::byte>(bits >> 8);
    *write++ = static_cast<std::byte>(bits);
  }
  if ((seen & not_in_alphabet) != 0) return std::nullopt;
  if (!decode_tail(text.substr(whole), write)) return std::nullopt;
  return out.first(base64url_decoded_size(text.size()));
}

std::optional<std::vector<std::byte>> base64url_decode(std::string_view text) {
  std::vector<std::byte> bytes(base64url_decoded_size(text.size()));
  if (!base64url_decode_into(text, bytes)) return std::nullopt;
  return bytes;
}

std::optional<std::string> base64url_decode_text(std::string_view text) {
  std::string bytes(base64url_decoded_size(text.size()), '\0');
  if (!base64url_decode_into(text, std::as_writable_bytes(std::span(bytes)))) return std::nullopt;
  return bytes;
}

}  // namespace base
