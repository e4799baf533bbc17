#pragma once

#include <string>

#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"

// The token that both servers of the benchmark verify for each request: HS256, six claims.
namespace bench {

inline jwt::Key key() {
  return *jwt::Key::from_secret(jwt::Algorithm::hs256, "0123456789abcdef0123456789abcdef");
}

inline std::string token() {
  jwt::NewToken claims{.issuer = "bench", .subject = "alice", .id = "1", .audiences = {"bench"}};
  claims.lifetime = std::chrono::hours(24);
  return *jwt::Signer(key()).issue(claims);
}

inline jwt::Verifier verifier() { return {key(), {.issuers = {"bench"}, .audiences = {"bench"}}}; }

}  // namespace bench
