// The flawed server of lab 5a. Look for the line that writes the kind of a token, and for one that checks it.
#include "swapped_tokens_flawed.hpp"

#include "base/hex.hpp"
#include "crypto/random.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

using namespace std::chrono_literals;

constexpr auto issuer = "https://next-door.example";

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

OneKind::OneKind(const jwt::Key& key)
    : signer_(key),
      verifier_(std::make_shared<const jwt::Verifier>(key, jwt::VerifierOptions{.issuers = {issuer}})) {}

// "One function for both: they only differ in how long they are valid."
std::string OneKind::issue(const std::string& name, const std::string& kind,
                           std::chrono::seconds lifetime) const {
  return signer_
      .issue({.issuer = issuer,
              .subject = name,
              .id = base::to_hex(crypto::random_bytes(16)),
              .lifetime = lifetime,
              .extra = {{"kind", kind}}})
      .value();
}

OneKind::Pair OneKind::log_in(const std::string& name) const {
  return {.access_token = issue(name, "access", 15min), .refresh_token = issue(name, "refresh", 14 * 24h)};
}

void OneKind::log_out(const std::string& refresh_token) {
  const auto claims = verifier_->verify(refresh_token);
  const std::scoped_lock lock(mutex_);
  if (claims) ended_.emplace(claims->id());
}

web::Reply OneKind::show_me(const jwt::VerifiedClaims& claims) {
  if (claims.text("kind") == "refresh")
    ++refresh_token_at_me_;  // Recorded for the judge; answered nevertheless.
  return web::ok({{"user", claims.subject()}});
}

web::Reply OneKind::refresh(const web::Request& request) {
  const auto claims = verifier_->verify(request.json_object().text("refresh_token").value_or(""));
  if (!claims) throw refused("This is not a token of ours, or it has expired.");
  const std::scoped_lock lock(mutex_);
  if (!ended_.emplace(claims->id()).second)
    throw refused("This token was used already, or its user has logged out.");

  if (claims->text("kind") == "access") ++access_token_at_refresh_;  // Recorded for the judge.
  const auto [access_token, refresh_token] = log_in(std::string(claims->subject()));
  return web::ok({{"access_token", access_token},
                  {"token_type", "bearer"},
                  {"expires_in", 900},
                  {"refresh_token", refresh_token}});
}

web::App OneKind::routes() {
  web::App app({.title = "A server with one kind of token"});
  app.get("/me", {.summary = "Who am I?"},
          web::verified_token(verifier_)(
              [this](const jwt::VerifiedClaims& claims, const web::Request&) { return show_me(claims); }));
  app.post("/refresh", {.summary = "A refresh token for two new tokens"},
           web::open([this](const web::Request& request) { return refresh(request); }));
  return app;
}

}  // namespace lesson
