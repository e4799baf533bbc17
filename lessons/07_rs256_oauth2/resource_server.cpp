#include "resource_server.hpp"

#include <utility>

#include "jwt/unverified_token.hpp"
#include "oauth/metadata.hpp"
#include "oauth/pages.hpp"
#include "scopes.hpp"
#include "taskboard/identities.hpp"
#include "taskboard/users.hpp"
#include "web/auth_errors.hpp"

namespace lesson {
namespace {

using taskboard_api::Caller;

constexpr auto metadata_path = "/.well-known/oauth-protected-resource";

std::vector<jwt::TrustedIssuer> trusted(const std::vector<std::string>& issuers,
                                        TrustedProviders& providers) {
  std::vector<jwt::TrustedIssuer> trusted;
  for (const auto& issuer : issuers)
    trusted.push_back({.issuer = issuer, .find_key = providers.keys_of(issuer)});
  return trusted;
}

}  // namespace

web::Scopes taskboard_scopes() {
  return {{read_scope, "See your projects and tasks"}, {write_scope, "Change your projects and tasks"}};
}

ResourceServer::ResourceServer(ResourceServerConfig config)
    : config_(std::move(config)),
      providers_(std::make_unique<TrustedProviders>(config_.issuers, config_.fetch, config_.steady_clock)),
      login_(std::make_unique<const BrowserLogin>(*providers_,
                                                  BrowserLogin::Config{.url = config_.url,
                                                                       .client_id = config_.client_id,
                                                                       .users = config_.pool,
                                                                       .logins = config_.logins,
                                                                       .clock = config_.clock})),
      verifier_(std::make_unique<const jwt::Verifier>(
          trusted(config_.issuers, *providers_),
          jwt::VerifierOptions{.algorithms = {jwt::Algorithm::rs256},
                               .audiences = {config_.audience},
                               .type = "at+jwt",
                               .leeway = provider_leeway,
                               .required_claims = {"sub", "iat", "jti", "client_id"},
                               .clock = config_.clock})) {}

web::Guard<Caller> ResourceServer::user(const std::string& scope) const {
  return guard([this, scope](const web::Request& request) {
    const auto claims = verified(request);
    require_scope(claims, scope);
    return caller_for(claims);
  });
}

web::Guard<Caller> ResourceServer::browser_or_token() const {
  return guard([this](const web::Request& request) {
    const bool has_token = !request.header_values("Authorization").empty();
    return has_token || !BrowserLogin::has_cookie(request) ? caller_for(verified(request))
                                                           : caller_for_cookie(request);
  });
}

web::Guard<Caller> ResourceServer::guard(FindCaller find) const {
  const auto url = config_.url + metadata_path;
  const auto find_or_refer = [find = std::move(find), url](const web::Request& request) {
    try {
      return find(request);
    } catch (const web::HttpError& refusal) {
      throw oauth::with_resource_metadata(refusal, url);
    }
  };
  return {{{web::bearer_jwt()}}, find_or_refer, {400, 401, 403}};
}

jwt::VerifiedClaims ResourceServer::verified(const web::Request& request) const {
  const auto token = web::required_bearer_token(request);
  auto claims = verifier_->verify(token);
  if (claims) {
    web::log_caller(request, *claims);
    return std::move(*claims);
  }
  const auto refusal = jwt::code(claims.error());
  const auto decoded = jwt::UnverifiedToken::decode(token);
  const auto issuer = decoded ? decoded->unverified_claims().text("iss").value_or("") : "";
  throw web::invalid_token(providers_->contains(issuer) ? providers_->explained(refusal, issuer)
                                                        : std::string(refusal));
}

// Returns the user of the identity that the token is about. A client that acts for itself has no user: its
// `sub` is its own name (RFC 9068 §2.2, §5).
Caller ResourceServer::caller_for(const jwt::VerifiedClaims& claims) const {
  if (claims.text("client_id") == claims.subject()) throw web::forbidden("a client without a user");
  auto lease = config_.pool->lease();
  auto user = taskboard::find_or_add_user(
      *lease, {.issuer = std::string(claims.issuer()), .subject = std::string(claims.subject())});
  if (!user.active) throw web::invalid_token("no active user");
  return {.user = std::move(user), .database = std::move(lease)};
}

Caller ResourceServer::caller_for_cookie(const web::Request& request) const {
  const auto id = login_->user_id(request);
  auto lease = config_.pool->lease();
  auto user = id ? taskboard::find_user(*lease, *id) : std::nullopt;
  if (!user || !user->active) {
    auto refusal = web::not_authenticated();
    refusal.log_reason = id ? "no active user" : "no session";
    throw refusal;
  }
  request.caller->subject = std::to_string(*id);
  return {.user = std::move(*user), .database = std::move(lease)};
}

web::Reply ResourceServer::metadata() const {
  const oauth::Resource resource{.id = config_.audience, .name = "Taskboard", .scopes = taskboard_scopes()};
  return oauth::publish(oauth::describe_resource(resource, config_.issuers), std::chrono::hours{1});
}

web::Reply ResourceServer::who_am_i(const Caller& caller) const {
  json::Value body{{"id", caller.user.id}, {"role", taskboard::to_string(caller.user.role)}};
  if (const auto identity = taskboard::identity_of(*caller.database, caller.user.id)) {
    body.set("issuer", identity->issuer);
    body.set("subject", identity->subject);
  }
  return web::ok(body);
}

web::Reply ResourceServer::choose_provider(const web::Request& request) const {
  return oauth::provider_page(config_.issuers,
                              login_->user_id(request) ? oauth::Visitor::logged_in : oauth::Visitor::unknown);
}

}  // namespace lesson
