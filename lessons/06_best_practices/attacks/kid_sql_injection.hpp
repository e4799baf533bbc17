#pragma once

#include <functional>
#include <string>

#include "any_key.hpp"
#include "http_client/client.hpp"
#include "json/value.hpp"

namespace lesson {

// What mallory holds, and the door.
struct Evidence {
  json::Value header, claims;  // Of her own token, taken apart: {"alg":…,"kid":…}, {"sub":…,…}
  std::string victim;          // What "sub" says in a token of carol's.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// What she makes of it.
struct Loot {
  std::string account;  // The body that GET /me answers for carol.
};

// The attack of lab 6c. sign_with(header, claims, key) is in any_key.hpp.
Loot attack(const Evidence& evidence);

}  // namespace lesson
