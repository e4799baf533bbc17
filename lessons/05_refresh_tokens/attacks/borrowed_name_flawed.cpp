// The flawed server of lab 5c. Look for the check that is missing.
#include "borrowed_name_flawed.hpp"

#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "jwt/unverified_token.hpp"
#include "taskboard/user.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

std::string hash_of(const std::string& token) { return base::to_hex(crypto::sha256(token)); }

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

GullibleDesk::GullibleDesk(const base::Clock& clock, const jwt::Key& key) : tokens_(key, clock) {}

std::string GullibleDesk::new_refresh_token(std::int64_t user) {
  const auto token = base::to_hex(crypto::random_bytes(32));
  const std::scoped_lock lock(mutex_);
  alive_.emplace(hash_of(token), user);
  return token;
}

GullibleDesk::Pair GullibleDesk::log_in(std::int64_t user) {
  return {.access_token = tokens_.issue({.id = user}), .refresh_token = new_refresh_token(user)};
}

// "It has ended, of course: that is why they are here. So look at the signature alone."
std::optional<std::int64_t> GullibleDesk::named_by(const std::string& access_token) const {
  if (!tokens_.verifier()->verify_signature_only(access_token)) return std::nullopt;
  const auto token = jwt::UnverifiedToken::decode(access_token);
  return token ? taskboard_api::user_id_of(token->unverified_claims().text("sub").value_or(""))
               : std::nullopt;
}

// "Is it still unused?" Removes it, and returns its owner.
std::optional<std::int64_t> GullibleDesk::spend(const std::string& refresh_token) {
  const std::scoped_lock lock(mutex_);
  const auto spent = alive_.extract(hash_of(refresh_token));
  return spent ? std::optional(spent.mapped()) : std::nullopt;
}

web::Reply GullibleDesk::refresh(const web::Request& request) {
  const auto body = request.json_object();
  const auto user = named_by(body.text("access_token").value_or(""));
  if (!user) throw refused("The access token is not one of ours.");
  const auto owner = spend(body.text("refresh_token").value_or(""));
  if (!owner) throw refused("The refresh token is unknown or used.");

  if (*user != *owner) {
    const std::scoped_lock lock(mutex_);
    ++refreshed_for_others_;  // Recorded for the judge. The tokens are issued nevertheless.
  }
  auto answer = tokens_.answer({.id = *user});
  answer.set("refresh_token", new_refresh_token(*user));
  return web::ok(answer);
}

int GullibleDesk::refreshed_for_others() {
  const std::scoped_lock lock(mutex_);
  return refreshed_for_others_;
}

web::App GullibleDesk::routes() {
  web::App app({.title = "A server that lets the old token name the user"});
  app.get("/me", {.summary = "Who am I?"},
          web::verified_token(tokens_.verifier())([](const jwt::VerifiedClaims& claims, const web::Request&) {
            return web::ok({{"user", claims.subject()}});
          }));
  app.post("/refresh", {.summary = "An old access token and a refresh token for two new tokens"},
           web::open([this](const web::Request& request) { return refresh(request); }));
  return app;
}

}  // namespace lesson
