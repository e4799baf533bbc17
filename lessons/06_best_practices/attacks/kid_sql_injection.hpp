#pragma once

#include <functional>
#include <string>

#include "any_key.hpp"
#include "http_client/client.hpp"
#include "json/value.hpp"

namespace lesson {

// What mallory has, and the route.
struct Evidence {
  json::Value header, claims;  // Of her own token, decoded: {"alg":…,"kid":…}, {"sub":…,…}
  std::string victim;          // The "sub" of a token of carol's.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for carol.
};

// The attack of lab 6c. sign_with(header, claims, key) is in any_key.hpp.
Loot attack(const Evidence& evidence);

}  // namespace lesson
