#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has found, and the two routes.
struct Evidence {
  std::string link;  // From a mail to alice: "https://…/reset?token=…". Alice has used it already.

  // GET /me with this token.
  std::function<http_client::Answer(const std::string& token)> show_me;
  // POST /password/reset with this token and a new password.
  std::function<http_client::Answer(const std::string& token, const std::string& password)> reset;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for alice.
};

// The attack of lab 6a.
Loot attack(const Evidence& evidence);

}  // namespace lesson
