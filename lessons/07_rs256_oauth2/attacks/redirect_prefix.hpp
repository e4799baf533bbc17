#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "http_client/client.hpp"
#include "url_parameter.hpp"

namespace lesson {

// Names and values of a form or a query.
using Fields = std::vector<std::pair<std::string, std::string>>;

// What mallory knows, and what she can do.
struct Evidence {
  std::string authorize;     // The authorization endpoint: "https://login.example/authorize".
  std::string client_id;     // The client that alice uses.
  std::string redirect_uri;  // What this client has registered: "https://board.example".
  std::string your_domain;   // "mallory.example": yours, and so is every name ending with ".mallory.example".

  // Sends alice a link, and she opens it. She is logged in at the authorization server; her browser follows
  // every redirect. Returns the URL that it has opened at a server of yours; empty if it came to none.
  std::function<std::string(const std::string& link)> lure;

  // POST /token with this form: 200 {"access_token":…}, or 400 {"error":…}.
  std::function<http_client::Answer(const Fields& form)> redeem;

  // GET /me with this token: 200 and the account, or 401.
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// The loot.
struct Loot {
  std::string account;  // The body of GET /me for alice.
};

// The attack of lab 7f. parameter(url, name) is in url_parameter.hpp.
Loot attack(const Evidence& evidence);

}  // namespace lesson
