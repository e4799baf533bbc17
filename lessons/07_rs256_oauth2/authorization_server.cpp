#include "authorization_server.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/base64url.hpp"
#include "base/percent_encoding.hpp"
#include "jwt/unverified_token.hpp"
#include "oauth/metadata.hpp"
#include "public_jwk.hpp"
#include "redeem_code.hpp"
#include "rs256_sign.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"
#include "scopes.hpp"
#include "web/auth_errors.hpp"

namespace lesson {
namespace {

std::vector<std::string> names_of(const web::Scopes& scopes) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : scopes) names.push_back(name);
  return names;
}

// How a code was refused, for the log.
std::string text(CodeProblem problem) {
  switch (problem) {
    case CodeProblem::unknown:
      return "unknown";
    case CodeProblem::other_client:
      return "other_client";
    case CodeProblem::used_before:
      return "used_before";
    case CodeProblem::expired:
      return "expired";
    case CodeProblem::other_redirect_uri:
      return "other_redirect_uri";
    case CodeProblem::wrong_verifier:
      return "wrong_verifier";
  }
  std::unreachable();
}

std::expected<oauth::Grant, std::string> redeem(store::Database& database,
                                                const oauth::CodeRedemption& redemption, std::int64_t now) {
  auto grant = redeem_code(database, redemption, now);
  if (!grant) return std::unexpected(text(grant.error()));
  return std::move(*grant);
}

// Whether this is a request for the password grant, however it asks. token_reply() is strict about the rest.
bool asks_for_password(const web::Request& request) {
  const std::pair<std::string, std::string> grant_type{"grant_type", "password"};
  const auto is_in = [&](std::string_view encoded) {
    const auto fields = base::parse_form(encoded);
    return fields && std::ranges::find(*fields, grant_type) != fields->end();
  };
  return is_in(request.body) || is_in(request.query);
}

std::vector<std::string> grant_types(const AuthorizationServerConfig& config) {
  std::vector<std::string> types{"authorization_code", "refresh_token", "client_credentials"};
  if (config.legacy_password_grant) types.emplace_back("password");
  return types;
}

}  // namespace

web::Scopes scopes_of_a_login(const AuthorizationServerConfig& config) {
  auto scopes = config.resources.front().scopes;
  scopes.insert(oauth::openid_scopes().begin(), oauth::openid_scopes().end());
  scopes.erase("offline_access");
  return scopes;
}

AuthorizationServer::AuthorizationServer(AuthorizationServerConfig config)
    : config_(std::move(config)),
      login_limit_(std::make_shared<oauth::LoginLimit>(config_.steady_clock)),
      keys_(config_.pool, {}, config_.clock),
      authorization_(
          config_.pool,
          {.issuer = config_.issuer,
           .resources = config_.resources,
           .log_in = config_.log_in,
           .find_user = config_.find_user,
           .grant_scopes = grant_scopes,
           .read_own_token = [this](const auto& type, auto token) { return read_own_token(type, token); },
           .clock = config_.clock,
           .login_limit = login_limit_}),
      tokens_(
          config_.pool,
          {.issuer = config_.issuer,
           .resources = config_.resources,
           .sign = [this](const auto& type, const auto& claims) { return sign(type, claims); },
           .read_own_token = [this](const auto& type, auto token) { return read_own_token(type, token); },
           .find_user = config_.find_user,
           .redeem_code = redeem,
           .grant_scopes = grant_scopes,
           .token_lifetime = keys_.times().token_lifetime,  // A key is retired when its tokens have expired.
           .clock = config_.clock,
           .steady_clock = config_.steady_clock}),
      verifier_(
          std::make_shared<const jwt::Verifier>([this](const jwt::KeyHint& hint) { return find_key(hint); },
                                                jwt::VerifierOptions{.algorithms = {jwt::Algorithm::rs256},
                                                                     .issuers = {config_.issuer},
                                                                     .audiences = {config_.issuer},
                                                                     .type = "at+jwt",
                                                                     .required_claims = {"sub", "jti", "iat"},
                                                                     .clock = config_.clock})) {}

web::Reply AuthorizationServer::token(const web::Request& request) {
  if (config_.legacy_password_grant && asks_for_password(request))
    return token_reply(request, password_grant(request.remote_address));
  return tokens_.token(request);
}

web::Reply AuthorizationServer::userinfo(const jwt::VerifiedClaims& claims) const {
  const auto user = config_.find_user(claims.subject());
  if (!user) throw web::invalid_token("no active user");
  json::Value body{{"sub", user->subject}};
  const auto scopes = oauth::split_words(claims.text("scope").value_or(""));
  if (std::ranges::find(scopes, "email") != scopes.end()) body.set("email", user->email);
  return web::ok(body);
}

// The public halves, as others fetch them (R36).
web::Reply AuthorizationServer::jwks() {
  auto set = json::Value::array();
  for (const auto& key : keys_.published()) set.push_back(to_jwk(numbers_of(key.pair.handle())));
  return oauth::publish({{"keys", set}}, keys_.times().jwks_max_age);
}

web::Reply AuthorizationServer::metadata() const {
  return oauth::publish(
      oauth::describe_server(
          {.issuer = config_.issuer, .resources = config_.resources, .grant_types = grant_types(config_)}),
      keys_.times().jwks_max_age);
}

void AuthorizationServer::require_active(const jwt::VerifiedClaims& claims) const {
  if (!oauth::is_access_token_active(*config_.pool->lease(), claims.id()))
    throw web::invalid_token("its grant has ended");
}

std::string AuthorizationServer::sign(const std::string& type, const json::Value& claims) {
  const auto key = keys_.current();
  const json::Value header{{"alg", "RS256"}, {"typ", type}, {"kid", key.id}};
  const auto input = base::base64url_encode(header.dump()) + "." + base::base64url_encode(claims.dump());
  const auto signature = rs256_sign(key.pair.handle(), input);
  // A signature that a fault has damaged would give the private key away (Boneh, DeMillo, Lipton 1997).
  if (!rs256_verify(key.pair.handle(), input, signature))
    throw std::runtime_error("a signature does not verify");
  return input + "." + base::base64url_encode(signature);
}

// Accepts one that has expired, too, or that is meant for somebody else: this server has signed it.
std::optional<json::Value> AuthorizationServer::read_own_token(const std::string& type,
                                                               std::string_view token) const {
  if (!verifier_->verify_signature_only(token)) return std::nullopt;
  const auto own = jwt::UnverifiedToken::decode(token);
  if (!own || own->unverified_header().text("typ") != type) return std::nullopt;
  return own->unverified_claims();  // Of a good signature.
}

std::optional<jwt::Key> AuthorizationServer::find_key(const jwt::KeyHint& hint) {
  const auto key = hint.id ? keys_.find(*hint.id) : std::nullopt;
  if (!key) return std::nullopt;
  return key->public_key;
}

// For clients without a secret, and without a name of their own: anyone who has the password may ask.
PasswordGrant AuthorizationServer::password_grant(const std::string& address) {
  const oauth::Client anybody{.id = "legacy-password-grant", .name = "Legacy password grant"};
  return {.log_in = [this, address](std::string_view username,
                                    std::string_view password) -> std::optional<std::string> {
            if (const auto wait = login_limit_->admit(username, address)) throw web::too_many_attempts(*wait);
            const auto user = config_.log_in(username, password);
            if (!user) return std::nullopt;
            login_limit_->succeeded(username);
            return user->subject;
          },
          .allowed_scopes = names_of(scopes_of_a_login(config_)),
          .issue =
              [this, anybody](const std::string& subject, const std::vector<std::string>& scopes) {
                return tokens_.issue_at_login(anybody, {.subject = subject, .email = {}},
                                              oauth::join_words(scopes));
              }};
}

}  // namespace lesson
