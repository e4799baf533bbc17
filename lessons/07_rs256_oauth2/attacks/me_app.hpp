#pragma once

#include <functional>
#include <string>

#include "base/clock.hpp"
#include "jwt/unverified_token.hpp"
#include "ledger.hpp"
#include "web/app.hpp"

// What the flawed servers of this lesson's labs have in common.
namespace lesson {

// How a server decides whether it accepts a token.
struct MeOptions {
  std::string title;
  // Throws refused() unless the token is signed as this server wants it. Called by many threads.
  std::function<void(const jwt::UnverifiedToken& token)> check_signature;
  base::Clock clock;
  Ledger& ledger;
};

// A server with one route, GET /me. It answers a token that it accepts, and that has not expired, with
// {"issuer":"…","user":"…"}: the token's "iss" and "sub".
web::App me_app(const MeOptions& options);

// 401 with the reason. A better server keeps the reason in its log.
web::HttpError refused(const std::string& reason);

}  // namespace lesson
