#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// What mallory holds: no key, but time, and a list of words.
struct Evidence {
  std::string_view found_token;        // alice's, out of last week's log. It ended long ago.
  std::span<const std::string> words;  // The lines of words.txt.
  json::Value own_login;  // What she sends to log in: {"email":"mallory@example.com","password":"…"}
  std::int64_t now;       // In seconds, as in a token.
};

// What she makes of it.
struct Loot {
  std::string key{};           // The word that signs for Taskboard; empty when it is none of these.
  std::string forged_token{};  // {"sub":"mallory","role":"admin","exp":…}, good now, signed with that word.
  json::Value greedy_login{};  // Her own login that also asks for "role":"admin".
};

// The attack of lab 2. Needs no server: whoever has a token can try keys at home.
Loot attack(const Evidence& evidence);

// Text as the bytes that it is. Given.
inline std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace lesson
