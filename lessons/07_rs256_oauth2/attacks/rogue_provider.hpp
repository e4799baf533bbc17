#pragma once

#include <functional>
#include <string>

#include "handmade_token.hpp"
#include "http_client/client.hpp"
#include "jwt/key.hpp"
#include "verify_id_token.hpp"

namespace lesson {

// What mallory has, and what she may do. She runs one of the two providers that the server trusts.
struct Evidence {
  DecodedToken own_token;   // Of her own provider: {"alg":"RS256","kid":…}, {"iss":…,"sub":"mallory",…}
  Identity victim;          // carol: the issuer is the other provider.
  std::string victims_kid;  // The id of that provider's key. It is in all of its tokens.
  jwt::Key own_key;         // A new pair of hers for RS256, with an id. Nobody knows it yet.

  // Adds the public half to the keys that her provider publishes, under key.id(). A key that has this id
  // already is replaced.
  std::function<void(const jwt::Key& key)> publish;

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for carol.
};

// The attack of lab 7d.
Loot attack(const Evidence& evidence);

}  // namespace lesson
