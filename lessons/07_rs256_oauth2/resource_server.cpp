#include "resource_server.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "crypto/constant_time.hpp"
#include "oauth/browser_sessions.hpp"
#include "oauth/metadata.hpp"
#include "oauth/pages.hpp"
#include "oauth/parameters.hpp"
#include "redeem_code.hpp"
#include "scopes.hpp"
#include "taskboard/identities.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "verify_id_token.hpp"
#include "web/challenge.hpp"
#include "web/cookies.hpp"

namespace lesson {
namespace {

using taskboard_api::Caller;

constexpr std::string_view session_cookie = "taskboard-session", login_cookie = "taskboard-login";
constexpr auto metadata_path = "/.well-known/oauth-protected-resource";

bool same_text(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

std::vector<jwt::TrustedIssuer> trusted(const std::vector<std::string>& issuers, JwksCache& keys) {
  std::vector<jwt::TrustedIssuer> trusted;
  for (const auto& issuer : issuers)
    trusted.push_back({.issuer = issuer, .find_key = [&keys, issuer](const jwt::KeyHint& hint) {
                         return keys.find(issuer, hint);
                       }});
  return trusted;
}

web::HttpError login_failed(const std::string& reason) {
  return {.status = 400,
          .detail = "This login did not work. Start again at /login",
          .log_reason = "login: " + reason};
}

}  // namespace

web::Scopes taskboard_scopes() {
  return {{read_scope, "See your projects and tasks"}, {write_scope, "Change your projects and tasks"}};
}

ResourceServer::ResourceServer(ResourceServerConfig config)
    : config_(std::move(config)),
      providers_(std::make_unique<oauth::ProviderDirectory>(config_.fetch)),
      keys_(std::make_unique<JwksCache>(
          config_.issuers, [this](const std::string& issuer) { return providers_->fetch_keys(issuer); },
          config_.steady_clock)),
      verifier_(std::make_unique<const jwt::Verifier>(
          trusted(config_.issuers, *keys_),
          jwt::VerifierOptions{.algorithms = {jwt::Algorithm::rs256},
                               .audiences = {config_.audience},
                               .type = "at+jwt",
                               .required_claims = {"sub", "iat", "jti", "client_id"},
                               .clock = config_.clock})) {}

// Why a token was refused, and what is wrong with the providers, if we have not got the key.
std::string ResourceServer::reason(jwt::Refusal refusal) const {
  std::string reason(jwt::code(refusal));
  if (refusal != jwt::Refusal::key_not_found) return reason;
  for (const auto& issuer : config_.issuers)
    if (const auto problem = keys_->problem(issuer))
      reason += ", " + issuer + ": " + std::string(code(*problem));
  return reason;
}

jwt::VerifiedClaims ResourceServer::verified(const web::Request& request) const {
  try {
    auto claims = verifier_->verify(web::required_bearer_token(request));
    if (!claims) throw web::invalid_token(reason(claims.error()));
    return std::move(*claims);
  } catch (const web::HttpError& refusal) {
    throw oauth::with_resource_metadata(refusal, config_.url + metadata_path);
  }
}

// The user of the identity that the token is about. A client that acts for itself is nobody's user: its `sub`
// is its own name (RFC 9068 §2.2, §5).
Caller ResourceServer::caller_for(const jwt::VerifiedClaims& claims) const {
  if (claims.text("client_id") == claims.subject()) throw web::forbidden("a client without a user");
  auto lease = config_.pool->lease();
  auto user = taskboard::find_or_add_user(
      *lease, {.issuer = std::string(claims.issuer()), .subject = std::string(claims.subject())});
  if (!user.active) throw web::invalid_token("no active user");
  return {.user = std::move(user), .database = std::move(lease)};
}

web::Guard<jwt::VerifiedClaims> ResourceServer::token() const {
  return {
      {{web::bearer_jwt()}}, [this](const web::Request& request) { return verified(request); }, {400, 401}};
}

web::Guard<Caller> ResourceServer::user(const std::string& scope) const {
  const auto find = [this, scope](const web::Request& request) {
    const auto claims = verified(request);
    try {
      require_scope(claims, scope);
    } catch (const web::HttpError& refusal) {
      throw oauth::with_resource_metadata(refusal, config_.url + metadata_path);
    }
    return caller_for(claims);
  };
  return {{{web::bearer_jwt()}}, find, {400, 401, 403}};
}

web::Guard<Caller> ResourceServer::browser_or_token() const {
  const auto find = [this](const web::Request& request) -> Caller {
    const auto cookie = web::cookie(request, session_cookie);
    if (!cookie) return caller_for(verified(request));
    const auto session = oauth::find_browser_session(*config_.logins->lease(), *cookie, config_.clock());
    const auto id = session ? taskboard_api::user_id_of(session->subject) : std::nullopt;
    auto lease = config_.pool->lease();
    auto user = id ? taskboard::find_user(*lease, *id) : std::nullopt;
    if (!user || !user->active) throw web::not_authenticated();
    return {.user = std::move(*user), .database = std::move(lease)};
  };
  return {{{web::bearer_jwt()}}, find, {400, 401, 403}};
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

web::Reply ResourceServer::choose_provider(const web::Request&) const {
  return oauth::provider_page(config_.issuers);
}

// Sends the browser to the provider. What must come back with it is kept here, behind a cookie of this
// browser.
web::Reply ResourceServer::start_login(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  const auto issuer = parameters ? parameters->value("issuer") : "";
  if (std::ranges::find(config_.issuers, issuer) == config_.issuers.end()) return web::not_found();
  const auto provider = providers_->find(issuer);
  if (!provider || provider->authorization_endpoint.empty() || provider->token_endpoint.empty())
    throw web::HttpError{
        .status = 503,
        .detail = "This provider cannot be reached",
        .headers = {{"Retry-After", "30"}},
        .log_reason = "login: " + std::string(provider ? "no endpoint" : code(provider.error()))};
  const auto started = oauth::start_login_attempt(*config_.logins->lease(), issuer, config_.clock());
  const oauth::ClientRegistration client{.client_id = config_.client_id,
                                         .redirect_uri = config_.url + "/login/callback"};
  auto reply = web::see_other(oauth::authorization_url(*provider, client, started.attempt,
                                                       s256_challenge(started.attempt.code_verifier)));
  reply.headers.push_back(
      web::set_cookie(login_cookie, started.cookie, std::chrono::seconds{oauth::attempt_lifetime}));
  return reply;
}

// The browser is back. It must be the one that we have sent away (state), from the provider that we have sent
// it to (RFC 9207), and the ID token must be about this login (nonce).
web::Reply ResourceServer::finish_login(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  if (!parameters) throw login_failed(parameters.error().description);
  const auto cookie = web::cookie(request, login_cookie);
  const auto logins = config_.logins->lease();
  const auto attempt = cookie ? oauth::take_login_attempt(*logins, *cookie, config_.clock()) : std::nullopt;
  if (!attempt) throw login_failed("this browser has not started one");
  if (!same_text(parameters->value("state"), attempt->state)) throw login_failed("wrong_state");
  const auto provider = providers_->find(attempt->issuer);
  if (!provider) throw login_failed(std::string(code(provider.error())));
  const auto sender = parameters->find("iss");
  if (sender ? *sender != attempt->issuer : provider->sends_issuer) throw login_failed("wrong_issuer");
  if (const auto error = parameters->find("error")) throw login_failed("the provider said no");
  const auto code = parameters->find("code");
  if (!code) throw login_failed("no code");

  const oauth::ClientRegistration client{.client_id = config_.client_id,
                                         .redirect_uri = config_.url + "/login/callback"};
  const auto id_token = oauth::redeem_at(*provider, client, *attempt, *code, config_.fetch);
  if (!id_token) throw login_failed(id_token.error());
  const auto identity = verify_id_token(
      *id_token,
      {.issuer = attempt->issuer,
       .client_id = config_.client_id,
       .find_key = [this, &attempt](const jwt::KeyHint& hint) { return keys_->find(attempt->issuer, hint); },
       .clock = config_.clock},
      attempt->nonce);
  if (!identity) throw login_failed(identity.error());

  const auto user = taskboard::find_or_add_user(*config_.pool->lease(),
                                                {.issuer = identity->issuer, .subject = identity->subject});
  if (!user.active) throw login_failed("no active user");
  const auto session = oauth::start_browser_session(*logins, std::to_string(user.id), config_.clock());
  auto reply = web::see_other("/me");
  reply.headers.push_back(
      web::set_cookie(session_cookie, session, std::chrono::seconds{oauth::browser_session_lifetime}));
  reply.headers.push_back(web::set_cookie(login_cookie, "", std::chrono::seconds{0}));
  return reply;
}

web::Reply ResourceServer::log_out(const web::Request& request) const {
  for (const auto& site : request.header_values("Sec-Fetch-Site"))
    if (site != "same-origin") throw web::forbidden("a form of another site");
  if (const auto cookie = web::cookie(request, session_cookie))
    oauth::end_browser_session(*config_.logins->lease(), *cookie);
  auto reply = web::see_other("/login");
  reply.headers.push_back(web::set_cookie(session_cookie, "", std::chrono::seconds{0}));
  return reply;
}

}  // namespace lesson
