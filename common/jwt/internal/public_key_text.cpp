#include "jwt/internal/public_key_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.hpp"
#include "base/base64url.hpp"
#include "crypto/secret.hpp"

namespace jwt {
namespace {

using crypto::Secret;
using std::string_view_literals::operator""sv;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z'; }

bool contains_any(std::string_view text, std::span<const std::string_view> marks) {
  return std::ranges::any_of(marks, [text](std::string_view mark) { return text.contains(mark); });
}

// What `pick` makes of each character; those it makes NUL are left out. So is NUL itself, which UTF-16 has
// beside each ASCII character.
Secret picked(std::string_view text, auto pick) {
  Secret kept(text.size());
  std::size_t size = 0;
  for (const char c : text)
    if (const char picked = pick(c); picked != '\0') kept.writable()[size++] = static_cast<std::byte>(picked);
  return Secret::copy_of(kept.bytes().first(size));
}

// "-----BEGIN ", or any dash, "begin" and a label of the usual kind. The dashes of typography are three bytes
// of UTF-8 that begin with E2 80 or E2 88: their first byte stands for them.
bool is_armoured(std::string_view text) {
  if (text.contains("-----BEGIN "sv)) return true;
  const Secret reduced = picked(text, [](char c) {
    if (c == '-' || c == '\xE2') return '-';
    return is_letter(c) || is_digit(c) ? base::to_lower(c) : '\0';
  });
  constexpr std::array labels{"publickey"sv, "privatekey"sv, "certificate"sv};
  constexpr std::string_view begin = "-begin";
  constexpr std::size_t longest_label = 32;
  std::string_view rest = reduced.text();
  for (auto at = rest.find(begin); at != rest.npos; at = rest.find(begin)) {
    rest.remove_prefix(at + begin.size());
    if (contains_any(rest.substr(0, rest.substr(0, longest_label).find('-')), labels)) return true;
  }
  return false;
}

// A member "kty" with its colon, whatever the quotes; or the elements of XML Signature.
bool is_structured(std::string_view text) {
  if (text.contains("KeyValue>"sv) && text.contains("<Modulus>"sv)) return true;
  const Secret bare =
      picked(text, [](char c) { return std::string_view("\\\"' \t\r\n").contains(c) ? '\0' : c; });
  return bare.text().contains("kty:"sv);
}

// The object identifiers of RSA, of elliptic curves, and of Ed25519 and its like in their sequence.
constexpr std::array identifiers{"\x2A\x86\x48\x86\xF7\x0D\x01\x01"sv, "\x2A\x86\x48\xCE\x3D\x02\x01"sv,
                                 "\x30\x05\x06\x03\x2B\x65"sv};
constexpr std::array identifiers_in_hex{"2a864886f70d0101"sv, "2a8648ce3d0201"sv, "300506032b65"sv};

bool is_in_hex(std::string_view text) {
  const Secret digits = picked(text, [](char c) {
    const char lower = base::to_lower(c);
    return is_digit(c) || (lower >= 'a' && lower <= 'f') ? lower : '\0';
  });
  return contains_any(digits.text(), identifiers_in_hex);
}

// PKCS#1, whole: a sequence (30 82, its size) that begins with a long integer (02 82).
bool is_pkcs1(std::string_view bytes) {
  constexpr std::string_view sequence = "\x30\x82"sv, integer = "\x02\x82"sv;
  for (auto at = bytes.find(sequence); at != bytes.npos; at = bytes.find(sequence, at + 1)) {
    const auto rest = bytes.substr(at);
    if (rest.size() < 8 || rest.substr(4, 2) != integer) continue;
    const auto byte = [rest](std::size_t i) -> std::size_t { return static_cast<unsigned char>(rest[i]); };
    if (byte(2) * 256 + byte(3) + 4 <= rest.size()) return true;
  }
  return false;
}

// OpenSSH's wire format (RFC 4253 §6.6): a length of four bytes, then the name of the kind of key.
bool is_ssh_wire(std::string_view bytes) {
  constexpr std::array names{"ssh-"sv, "ecdsa-sha2-"sv, "sk-ssh-"sv, "sk-ecdsa-"sv};
  constexpr std::string_view before = "\0\0\0"sv;
  for (auto at = bytes.find(before); at != bytes.npos; at = bytes.find(before, at + 1)) {
    const auto name = bytes.substr(std::min(at + before.size() + 1, bytes.size()));
    if (std::ranges::any_of(names, [name](std::string_view known) { return name.starts_with(known); }))
      return true;
  }
  return false;
}

bool is_key_itself(std::string_view bytes) {
  return is_armoured(bytes) || is_structured(bytes) || contains_any(bytes, identifiers) || is_in_hex(bytes) ||
         is_pkcs1(bytes) || is_ssh_wire(bytes);
}

// `run` is characters of base64. It may begin in the middle of a group, behind a character that is not its
// own.
bool is_key_in_base64(std::string_view run) {
  constexpr std::size_t group = 4;
  for (std::size_t skipped = 0; skipped < group && skipped < run.size(); ++skipped) {
    const auto groups = run.substr(skipped, (run.size() - skipped) / group * group);
    Secret bytes(base::base64url_decoded_size(groups.size()));
    if (base::base64url_decode_into(groups, bytes.writable()) && is_key_itself(bytes.text())) return true;
  }
  return false;
}

constexpr std::string_view base64url_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool any_run_is_key(std::string_view text) {
  constexpr std::size_t shortest_run = 16;  // Its bytes show what they are.
  const Secret letters = picked(text, base::to_base64url);
  std::string_view rest = letters.text();
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_not_of(base64url_letters), rest.size());
    if (end >= shortest_run && is_key_in_base64(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

bool holds_public_key(std::span<const std::byte> secret) {
  const std::string_view bytes(reinterpret_cast<const char*>(secret.data()), secret.size());
  return is_key_itself(bytes) || any_run_is_key(bytes);
}

}  // namespace jwt
