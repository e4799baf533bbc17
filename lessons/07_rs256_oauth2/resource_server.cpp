#include "resource_server.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "crypto/constant_time.hpp"
#include "jwt/unverified_token.hpp"
#include "oauth/browser_sessions.hpp"
#include "oauth/metadata.hpp"
#include "oauth/pages.hpp"
#include "redeem_code.hpp"
#include "scopes.hpp"
#include "taskboard/identities.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/challenge.hpp"
#include "web/cookies.hpp"

namespace lesson {
namespace {

using taskboard_api::Caller;

constexpr std::string_view session_cookie = "taskboard-session", login_cookie = "taskboard-login";
constexpr std::chrono::seconds provider_leeway{30};  // How far the clock of a provider and ours may be apart.
constexpr auto metadata_path = "/.well-known/oauth-protected-resource", callback_path = "/login/callback";

bool same_text(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

// The user learns to start again, the log learns why.
web::HttpError login_failed(std::string_view reason) {
  return {.status = 400,
          .detail = "This login did not work. Start again at /login",
          .log_reason = "login: " + std::string(reason)};
}

web::HttpError provider_unavailable(std::string_view reason) {
  return {.status = 503,
          .detail = "This provider cannot be reached",
          .headers = {{"Retry-After", "30"}},
          .log_reason = "login: " + std::string(reason)};
}

jwt::FindKey find_key_at(const std::string& issuer, JwksCache& keys) {
  return [issuer, &keys](const jwt::KeyHint& hint) {
    if (keys.waiting(issuer) >= ProviderLimit::most_waiting) throw ProviderLimit::busy(issuer);
    return keys.find(issuer, hint);
  };
}

std::vector<jwt::TrustedIssuer> trusted(const std::vector<std::string>& issuers, JwksCache& keys) {
  std::vector<jwt::TrustedIssuer> trusted;
  for (const auto& issuer : issuers)
    trusted.push_back({.issuer = issuer, .find_key = find_key_at(issuer, keys)});
  return trusted;
}

}  // namespace

web::Scopes taskboard_scopes() {
  return {{read_scope, "See your projects and tasks"}, {write_scope, "Change your projects and tasks"}};
}

ResourceServer::ResourceServer(ResourceServerConfig config)
    : config_(std::move(config)),
      providers_(std::make_unique<oauth::ProviderDirectory>(config_.fetch)),
      limit_(std::make_unique<ProviderLimit>(config_.issuers)),
      keys_(std::make_unique<JwksCache>(
          config_.issuers, [this](const std::string& issuer) { return providers_->fetch_keys(issuer); },
          config_.steady_clock)),
      verifier_(std::make_unique<const jwt::Verifier>(
          trusted(config_.issuers, *keys_),
          jwt::VerifierOptions{.algorithms = {jwt::Algorithm::rs256},
                               .audiences = {config_.audience},
                               .type = "at+jwt",
                               .leeway = provider_leeway,
                               .required_claims = {"sub", "iat", "jti", "client_id"},
                               .clock = config_.clock})) {}

bool ResourceServer::is_trusted(const std::string& issuer) const {
  return std::ranges::find(config_.issuers, issuer) != config_.issuers.end();
}

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
    const bool has_cookie = web::cookie(request, session_cookie).has_value();
    return has_token || !has_cookie ? caller_for(verified(request)) : caller_for_cookie(request);
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
  if (claims) return std::move(*claims);
  const auto decoded = jwt::UnverifiedToken::decode(token);
  const auto issuer = decoded ? decoded->unverified_claims().text("iss").value_or("") : "";
  throw web::invalid_token(with_problem_of(issuer, jwt::code(claims.error())));
}

// Why something was refused, for the log, and what is wrong with the provider whose key is missing.
std::string ResourceServer::with_problem_of(const std::string& issuer, std::string_view refusal) const {
  std::string reason(refusal);
  if (refusal != jwt::code(jwt::Refusal::key_not_found) || !is_trusted(issuer)) return reason;
  if (const auto problem = keys_->problem(issuer))
    reason += ", " + issuer + ": " + std::string(code(*problem));
  return reason;
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

Caller ResourceServer::caller_for_cookie(const web::Request& request) const {
  const auto cookie = web::cookie(request, session_cookie).value_or("");
  const auto session = oauth::find_browser_session(*config_.logins->lease(), cookie, config_.clock());
  const auto id = session ? taskboard_api::user_id_of(session->subject) : std::nullopt;
  auto lease = config_.pool->lease();
  auto user = id ? taskboard::find_user(*lease, *id) : std::nullopt;
  if (!user || !user->active) {
    auto refusal = web::not_authenticated();
    refusal.log_reason = session ? "no active user" : "no session";
    throw refusal;
  }
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

web::Reply ResourceServer::choose_provider(const web::Request&) const {
  return oauth::provider_page(config_.issuers);
}

std::expected<oauth::ProviderMetadata, oauth::ProviderProblem> ResourceServer::metadata_of(
    const std::string& issuer) const {
  return limit_->wait_for(issuer, [&] { return providers_->find(issuer); });
}

oauth::ClientRegistration ResourceServer::registration() const {
  return {.client_id = config_.client_id, .redirect_uri = config_.url + callback_path};
}

// Sends the browser to the provider. What must come back with it is kept here, behind a cookie of this
// browser.
web::Reply ResourceServer::start_login(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  const auto issuer = parameters ? parameters->value("issuer") : "";
  if (!is_trusted(issuer)) return web::not_found();
  const auto provider = metadata_of(issuer);
  if (!provider) throw provider_unavailable(code(provider.error()));
  if (provider->authorization_endpoint.empty() || provider->token_endpoint.empty())
    throw provider_unavailable(code(oauth::ProviderProblem::no_endpoint));

  const auto [attempt, cookie] =
      oauth::start_login_attempt(*config_.logins->lease(), issuer, config_.clock());
  auto reply = web::see_other(
      oauth::authorization_url(*provider, registration(), attempt, s256_challenge(attempt.code_verifier)));
  reply.headers.push_back(
      web::set_cookie(login_cookie, cookie, std::chrono::seconds{oauth::attempt_lifetime}));
  return reply;
}

web::Reply ResourceServer::finish_login(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  if (!parameters) throw login_failed(code(parameters.error().code));
  const auto attempt = take_attempt(request, *parameters);
  const auto provider = metadata_of(attempt.issuer);
  if (!provider) throw login_failed(code(provider.error()));
  const auto code = received_code(*provider, *parameters);
  return logged_in(identity_for(*provider, attempt, code));
}

// The login that this browser has started here: the cookie says which, and the state must be that login's, so
// that nobody can end it with a code of their own. Each can be taken once.
oauth::LoginAttempt ResourceServer::take_attempt(const web::Request& request,
                                                 const oauth::Parameters& parameters) const {
  const auto cookie = web::cookie(request, login_cookie);
  if (!cookie) throw login_failed("no_attempt");
  auto attempt = oauth::take_login_attempt(*config_.logins->lease(), *cookie, config_.clock());
  if (!attempt) throw login_failed("no_attempt");
  if (!same_text(parameters.value("state"), attempt->state)) throw login_failed("wrong_state");
  if (!is_trusted(attempt->issuer)) throw login_failed("untrusted_issuer");  // Any more, since a restart.
  return std::move(*attempt);
}

// The code that the provider of this login has sent along. It names itself (RFC 9207), so that no other
// provider can pass a code on.
std::string ResourceServer::received_code(const oauth::ProviderMetadata& provider,
                                          const oauth::Parameters& parameters) const {
  const auto sender = parameters.find("iss");
  if (sender ? *sender != provider.issuer : provider.sends_issuer) throw login_failed("wrong_issuer");
  if (parameters.find("error")) throw login_failed("refused_by_provider");
  const auto code = parameters.find("code");
  if (!code) throw login_failed("no_code");
  return *code;
}

Identity ResourceServer::identity_for(const oauth::ProviderMetadata& provider,
                                      const oauth::LoginAttempt& attempt, const std::string& code) const {
  const auto id_token = limit_->wait_for(attempt.issuer, [&] {
    return oauth::redeem_at(provider, registration(), attempt, code, config_.fetch);
  });
  if (!id_token) throw login_failed(id_token.error());
  auto identity = verify_id_token(*id_token,
                                  {.issuer = attempt.issuer,
                                   .client_id = config_.client_id,
                                   .find_key = find_key_at(attempt.issuer, *keys_),
                                   .leeway = provider_leeway,
                                   .clock = config_.clock},
                                  attempt.nonce);
  if (!identity) throw login_failed(with_problem_of(attempt.issuer, identity.error()));
  return std::move(*identity);
}

web::Reply ResourceServer::logged_in(const Identity& identity) const {
  const auto user = taskboard::find_or_add_user(*config_.pool->lease(),
                                                {.issuer = identity.issuer, .subject = identity.subject});
  if (!user.active) throw login_failed("no active user");
  const auto session =
      oauth::start_browser_session(*config_.logins->lease(), std::to_string(user.id), config_.clock());
  auto reply = web::see_other("/me");
  reply.headers.push_back(
      web::set_cookie(session_cookie, session, std::chrono::seconds{oauth::browser_session_lifetime}));
  reply.headers.push_back(web::set_cookie(login_cookie, "", std::chrono::seconds{0}));
  return reply;
}

// A form of another site would log the user out.
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
