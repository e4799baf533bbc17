// The flawed server of lab 1. Look for the line that trusts an unverified badge.
#include "unverified_signature_flawed.hpp"

#include <array>
#include <span>

#include "base/base64url.hpp"
#include "crypto/random.hpp"
#include "jwt/token_parts.hpp"
#include "jwt/unverified_token.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::size_t signature_size = 32;  // In bytes, for HS256.

// The claims of the badge: who its holder is, and in what role. Throws HttpError if it cannot be decoded.
json::Value holder_of(std::string_view badge) {
  const auto token = jwt::UnverifiedToken::decode(badge);
  if (!token)
    throw web::HttpError{.status = 401, .detail = "This is not a token: " + std::string(code(token.error()))};
  if (token->unverified_signature().size() != signature_size) {
    throw web::HttpError{.status = 401, .detail = "This token is not signed."};
  }
  return token->unverified_claims();
}

}  // namespace

TrustingTaskboard::TrustingTaskboard() : key_(crypto::Digest::sha256, crypto::random_secret(32)) {}

std::string TrustingTaskboard::badge_for(const Person& person) const {
  const json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  const json::Value payload{{"sub", person.name}, {"role", person.role}, {"door_code", person.door_code}};
  const auto text = base::base64url_encode(header.dump()) + "." + base::base64url_encode(payload.dump());
  std::array<std::byte, crypto::max_digest_size> memory{};
  return text + "." + base::base64url_encode(key_.sign(std::as_bytes(std::span(text)), memory));
}

bool TrustingTaskboard::is_genuine(std::string_view badge) const {
  const auto parts = jwt::split_token(badge);
  const auto signature = parts ? base::base64url_decode(parts->signature) : std::nullopt;
  return signature && key_.verify(std::as_bytes(std::span(parts->signed_bytes)), *signature);
}

web::App TrustingTaskboard::routes() {
  web::App app({.title = "Taskboard that trusts"});
  const web::Guard<std::string> badge({{web::bearer_jwt()}}, web::required_bearer_token, {400, 401});

  app.get("/whoami", {.summary = "Who am I?"}, badge([](const std::string& shown, const web::Request&) {
            const json::Value holder = holder_of(shown);
            return web::ok({{"user", holder.at("sub")}, {"role", holder.at("role")}});
          }));
  app.get("/admin/users", {.summary = "All users"},
          badge([this](const std::string& shown, const web::Request&) {
            if (holder_of(shown).text("role") != "admin") {
              throw web::HttpError{.status = 403, .detail = "For admins only."};
            }
            if (!is_genuine(shown)) ++breaches_;  // Counted for the judge. The route opens anyway.
            return web::ok({{"users", json::Value::array({"alice", "bob", "carol", "mallory"})}});
          }));
  return app;
}

}  // namespace lesson
