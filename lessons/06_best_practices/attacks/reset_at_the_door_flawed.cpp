// The flawed server of lab 6a. Look for the line that writes what a token is for, and for those that read it.
#include "reset_at_the_door_flawed.hpp"

#include "base/hex.hpp"
#include "crypto/random.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

using namespace std::chrono_literals;

constexpr auto issuer = "https://next-door.example";

web::HttpError refused(const std::string& why) { return {.status = 400, .detail = why}; }

}  // namespace

ResetDesk::ResetDesk(const jwt::Key& key)
    : signer_(key),
      verifier_(std::make_shared<const jwt::Verifier>(key, jwt::VerifierOptions{.issuers = {issuer}})) {}

// "Both are tokens for a user, so one function makes both."
std::string ResetDesk::issue(const std::string& name, const std::string& purpose,
                             std::chrono::seconds lifetime) const {
  return signer_
      .issue({.issuer = issuer,
              .subject = name,
              .id = base::to_hex(crypto::random_bytes(16)),
              .lifetime = lifetime,
              .extra = {{"purpose", purpose}}})
      .value();
}

std::string ResetDesk::log_in(const std::string& name) const { return issue(name, "access", 15min); }

std::string ResetDesk::forgot(const std::string& name) const {
  return std::string(issuer) + "/reset?token=" + issue(name, "reset", 1h);
}

web::Reply ResetDesk::show_me(const jwt::VerifiedClaims& claims) {
  if (claims.text("purpose") != "access")
    ++reset_tokens_at_me_;  // Recorded for the judge; answered nevertheless.
  return web::ok({{"user", claims.subject()}});
}

web::Reply ResetDesk::reset(const web::Request& request) {
  const auto claims = verifier_->verify(request.json_object().text("token").value_or(""));
  if (!claims) throw refused("This is not a token of ours, or it has expired.");
  if (claims->text("purpose") != "reset") throw refused("This token is not from a password-reset link.");
  const std::scoped_lock lock(mutex_);
  if (!used_.emplace(claims->id()).second) throw refused("This link has been used.");
  return web::no_content();  // Where it stores the new password.
}

web::App ResetDesk::routes() {
  web::App app({.title = "A server that mails links"});
  app.get("/me", {.summary = "Who am I?"},
          web::verified_token(verifier_)(
              [this](const jwt::VerifiedClaims& claims, const web::Request&) { return show_me(claims); }));
  app.post("/password/reset", {.summary = "A link and a new password"},
           web::open([this](const web::Request& request) { return reset(request); }));
  return app;
}

}  // namespace lesson
