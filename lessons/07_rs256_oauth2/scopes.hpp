#pragma once

#include <string>
#include <vector>

#include "jwt/verified_claims.hpp"

namespace lesson {

// For the authorization server. Returns what a client gets of the scopes that it requests: those that are
// allowed, each once, in the order of the request. A client that requests none gets none. A scope is one
// word, and compared whole: none contains another one.
std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed);

// For the API. Throws web::insufficient_scope(scope) unless `scope` is one of the words of the claim "scope",
// which blanks separate (RFC 6749 §3.3, RFC 9068 §2.2.3). A claim that is missing, or is no text, has no
// words. REQUIRES: `scope` is one word.
void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope);

}  // namespace lesson
