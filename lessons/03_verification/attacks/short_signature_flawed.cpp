// The flawed server of lab 3b. Look for the comparison that is careful about timing, and about nothing else.
#include "short_signature_flawed.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "base/base64url.hpp"
#include "crypto/constant_time.hpp"
#include "crypto/random.hpp"
#include "jwt/unverified_token.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::int64_t lifetime = 900;

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

// Are these the same bytes? "A signature may be truncated on its way, so compare what has arrived."
bool same_bytes(std::span<const std::byte> mac, std::span<const std::byte> signature) {
  const auto size = std::min(mac.size(), signature.size());
  return crypto::equal_in_constant_time(mac.first(size), signature.first(size));
}

}  // namespace

ShortGate::ShortGate(std::function<std::int64_t()> now)
    : key_(crypto::Digest::sha256, crypto::random_secret(32)), now_(std::move(now)) {}

std::string ShortGate::token_for(std::string_view name) const {
  const json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  const json::Value claims{
      {"iss", "https://login.example"}, {"sub", name}, {"aud", "taskboard"}, {"exp", now_() + lifetime}};
  const auto text = base::base64url_encode(header.dump()) + "." + base::base64url_encode(claims.dump());
  std::array<std::byte, crypto::max_digest_size> memory{};
  return text + "." + base::base64url_encode(key_.sign(std::as_bytes(std::span(text)), memory));
}

web::Reply ShortGate::enter(const std::string& shown) {
  const auto token = jwt::UnverifiedToken::decode(shown);
  if (!token) throw refused("This is not a token: " + std::string(code(token.error())));
  if (token->unverified_header().text("alg") != "HS256") throw refused("The algorithm is HS256 here.");

  const auto& signature = token->unverified_signature();
  if (signature.empty()) throw refused("The token is not signed.");
  const auto signed_bytes = std::as_bytes(std::span(shown).first(shown.rfind('.')));
  std::array<std::byte, crypto::max_digest_size> memory{};
  if (!same_bytes(key_.sign(signed_bytes, memory), signature)) throw refused("The signature does not match.");

  const json::Value& claims = token->unverified_claims();
  if (now_() >= claims.integer("exp").value_or(0)) throw refused("The token has expired.");
  if (signature.size() == 1) ++one_byte_;  // Noted for the judge. The token is accepted anyway.
  return web::ok({{"user", claims.text("sub").value_or("nobody")}});
}

web::App ShortGate::routes() {
  web::App app({.title = "A gate that compares only what it gets"});
  const web::Guard<std::string> token({{web::bearer_jwt()}}, web::required_bearer_token, {400, 401});
  app.get("/protected", {.summary = "For everybody with a good token"},
          token([this](const std::string& shown, const web::Request&) { return enter(shown); }));
  return app;
}

}  // namespace lesson
