// The flawed server of lab 3a. Look for the block-list, and for the line that relies on it.
#include "unsigned_token_flawed.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "base/base64url.hpp"
#include "crypto/random.hpp"
#include "jwt/token_parts.hpp"
#include "jwt/unverified_token.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::int64_t lifetime = 900;

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

WordFilterGate::WordFilterGate(std::function<std::int64_t()> now)
    : key_(crypto::Digest::sha256, crypto::random_secret(32)), now_(std::move(now)) {}

std::string WordFilterGate::token_for(std::string_view name) const {
  const json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  const json::Value claims{
      {"iss", "https://login.example"}, {"sub", name}, {"aud", "taskboard"}, {"exp", now_() + lifetime}};
  const auto text = base::base64url_encode(header.dump()) + "." + base::base64url_encode(claims.dump());
  std::array<std::byte, crypto::max_digest_size> memory{};
  return text + "." + base::base64url_encode(key_.sign(std::as_bytes(std::span(text)), memory));
}

web::Reply WordFilterGate::enter(const std::string& shown) {
  const auto token = jwt::UnverifiedToken::decode(shown);
  if (!token) throw refused("This is not a token: " + std::string(code(token.error())));

  const auto algorithm = token->unverified_header().text("alg").value_or("");
  if (algorithm == "none") throw refused("Tokens without a signature are refused.");

  // "Unsigned tokens were refused above, so check the signature if there is one."
  const auto signed_bytes = std::as_bytes(std::span(shown).first(shown.rfind('.')));
  const auto& signature = token->unverified_signature();
  if (!signature.empty() && !key_.verify(signed_bytes, signature))
    throw refused("The signature does not match.");

  const json::Value& claims = token->unverified_claims();
  if (now_() >= claims.integer("exp").value_or(0)) throw refused("The token has expired.");

  // Noted for the judge. The token is accepted anyway.
  if (signature.empty()) ++(algorithm == "HS256" ? stripped_ : none_);
  return web::ok({{"user", claims.text("sub").value_or("nobody")}});
}

web::App WordFilterGate::routes() {
  web::App app({.title = "A gate with a block-list"});
  const web::Guard<std::string> token({{web::bearer_jwt()}}, web::required_bearer_token, {400, 401});
  app.get("/protected", {.summary = "For everybody with a good token"},
          token([this](const std::string& shown, const web::Request&) { return enter(shown); }));
  return app;
}

}  // namespace lesson
