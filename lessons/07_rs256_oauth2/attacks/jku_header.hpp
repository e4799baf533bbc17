#pragma once

#include <functional>
#include <string>

#include "handmade_token.hpp"
#include "http_client/client.hpp"
#include "jwt/key.hpp"

namespace lesson {

// What mallory has, and what she may do.
struct Evidence {
  DecodedToken own_token;  // Of her own login: {"alg":"RS256","jku":…,"kid":…}, {"sub":…,"exp":…}
  std::string victim;      // The "sub" of a token of carol's.
  jwt::Key own_key;        // A pair that she has made herself, for RS256, with an id of its own.

  // Puts a document on the web, at "mallory.example/keys" or "any.name.mallory.example/keys": this domain is
  // hers. Returns its URL: "https://mallory.example/keys".
  std::function<std::string(const std::string& place, const json::Value& document)> publish;

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for carol.
};

// The attack of lab 7c.
Loot attack(const Evidence& evidence);

}  // namespace lesson
