#pragma once

#include <map>
#include <mutex>
#include <string>

#include "web/reply.hpp"
#include "web/request.hpp"

// The authorization code flow with PKCE (RFC 7636) at its smallest: whoever comes to /authorize is alice, and
// consents. It checks what a page must send, so that the browser tests can tell that it was sent.
class CodeFlow {
 public:
  // GET /authorize: sends the browser back with a code.
  web::Reply authorize(const web::Request& request);

  // Whether the code was given out for this verifier; each code works once.
  bool redeem(const std::string& code, const std::string& verifier);

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> challenges_;  // By code.
};
