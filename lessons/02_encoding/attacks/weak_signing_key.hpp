#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "json/value.hpp"

namespace lesson {

// What mallory has: no key, but time and a list of words.
struct Evidence {
  std::string_view found_token;        // alice's, from last week's log. It has expired.
  std::span<const std::string> words;  // The lines of words.txt.
  json::Value own_login;  // What she sends to log in: {"email":"mallory@example.com","password":"…"}
  std::int64_t now;       // In seconds, as in a token.
};

// What the attack returns.
struct Loot {
  std::string key{};           // The word that Taskboard signs with; empty if none of the words is.
  std::string forged_token{};  // {"sub":"mallory","role":"admin","exp":…}, valid now, signed with that word.
  json::Value greedy_login{};  // Her own login that also asks for "role":"admin".
};

// Finds the key and forges a token. Needs no server: anyone who has a token can try keys at home.
Loot attack(const Evidence& evidence);

// Returns a view of the text as bytes. Given.
inline std::span<const std::byte> bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace lesson
