#include "browser_login.hpp"

#include <chrono>
#include <span>
#include <string_view>
#include <utility>

#include "crypto/constant_time.hpp"
#include "oauth/browser_sessions.hpp"
#include "redeem_code.hpp"
#include "taskboard/identities.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "web/auth_errors.hpp"
#include "web/cookies.hpp"

namespace lesson {
namespace {

constexpr std::string_view session_cookie = "taskboard-session", attempt_cookie = "taskboard-login";
constexpr std::chrono::seconds session_lifetime{oauth::browser_session_lifetime},
    attempt_lifetime{oauth::attempt_lifetime}, none{0};

bool same_text(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

// Tells the user to start again, and the log why.
web::HttpError login_failed(std::string_view reason) {
  return {.status = 400,
          .detail = "This login did not work. Start again at /login",
          .log_reason = "login: " + std::string(reason)};
}

web::HttpError provider_unavailable(oauth::ProviderProblem problem) {
  return {.status = 503,
          .detail = "This provider cannot be reached",
          .headers = {{"Retry-After", "30"}},
          .log_reason = "login: " + std::string(code(problem))};
}

// The code that the provider of this login has sent along. It names itself (RFC 9207), so that no other
// provider can pass a code on.
std::string received_code(const oauth::ProviderMetadata& provider, const oauth::Parameters& parameters) {
  const auto sender = parameters.find("iss");
  if (sender ? *sender != provider.issuer : provider.sends_issuer) throw login_failed("wrong_issuer");
  if (parameters.find("error")) throw login_failed("refused_by_provider");
  const auto code = parameters.find("code");
  if (!code) throw login_failed("no_code");
  return *code;
}

}  // namespace

BrowserLogin::BrowserLogin(TrustedProviders& providers, Config config)
    : providers_(providers), config_(std::move(config)) {}

oauth::ClientRegistration BrowserLogin::registration() const {
  return {.client_id = config_.client_id, .redirect_uri = config_.url + "/login/callback"};
}

// Sends the browser to the provider. What must come back with it is kept here, behind a cookie of this
// browser.
web::Reply BrowserLogin::start(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  const auto issuer = parameters ? parameters->value("issuer") : "";
  if (!providers_.contains(issuer)) return web::not_found();
  const auto provider = providers_.metadata_of(issuer);
  if (!provider) throw provider_unavailable(provider.error());
  if (provider->authorization_endpoint.empty() || provider->token_endpoint.empty())
    throw provider_unavailable(oauth::ProviderProblem::no_endpoint);

  const auto [attempt, cookie] =
      oauth::start_login_attempt(*config_.logins->lease(), issuer, config_.clock());
  auto reply = web::see_other(
      oauth::authorization_url(*provider, registration(), attempt, s256_challenge(attempt.code_verifier)));
  reply.headers.push_back(web::set_cookie(attempt_cookie, cookie, attempt_lifetime));
  return reply;
}

web::Reply BrowserLogin::finish(const web::Request& request) const {
  const auto parameters = oauth::Parameters::from_query(request);
  if (!parameters) throw login_failed(code(parameters.error().code));
  const auto attempt = take_attempt(request, *parameters);
  return logged_in(identity_for(attempt, *parameters));
}

// The login that this browser has started: the cookie says which, and the state must be that login's, so that
// nobody can finish it with a code of their own. Each can be taken once.
oauth::LoginAttempt BrowserLogin::take_attempt(const web::Request& request,
                                               const oauth::Parameters& parameters) const {
  const auto cookie = web::cookie(request, attempt_cookie);
  if (!cookie) throw login_failed("no_attempt");
  auto attempt = oauth::take_login_attempt(*config_.logins->lease(), *cookie, config_.clock());
  if (!attempt) throw login_failed("no_attempt");
  if (!same_text(parameters.value("state"), attempt->state)) throw login_failed("wrong_state");
  if (!providers_.contains(attempt->issuer)) throw login_failed("untrusted_issuer");  // Since a restart.
  return std::move(*attempt);
}

Identity BrowserLogin::identity_for(const oauth::LoginAttempt& attempt,
                                    const oauth::Parameters& parameters) const {
  const auto provider = providers_.metadata_of(attempt.issuer);
  if (!provider) throw login_failed(code(provider.error()));
  const auto received = received_code(*provider, parameters);
  const auto id_token = providers_.redeem(*provider, registration(), attempt, received);
  if (!id_token) throw login_failed(id_token.error());
  auto identity = verify_id_token(*id_token,
                                  {.issuer = attempt.issuer,
                                   .client_id = config_.client_id,
                                   .find_key = providers_.keys_of(attempt.issuer),
                                   .leeway = provider_leeway,
                                   .clock = config_.clock},
                                  attempt.nonce);
  if (!identity) throw login_failed(providers_.explained(identity.error(), attempt.issuer));
  return std::move(*identity);
}

web::Reply BrowserLogin::logged_in(const Identity& identity) const {
  const auto user = taskboard::find_or_add_user(*config_.users->lease(),
                                                {.issuer = identity.issuer, .subject = identity.subject});
  if (!user.active) throw login_failed("no active user");
  const auto cookie =
      oauth::start_browser_session(*config_.logins->lease(), std::to_string(user.id), config_.clock());
  auto reply = web::see_other("/me");
  reply.headers.push_back(web::set_cookie(session_cookie, cookie, session_lifetime));
  reply.headers.push_back(web::set_cookie(attempt_cookie, "", none));
  return reply;
}

// A form of another site would log the user out.
web::Reply BrowserLogin::log_out(const web::Request& request) const {
  for (const auto& site : request.header_values("Sec-Fetch-Site"))
    if (site != "same-origin") throw web::forbidden("a form of another site");
  if (const auto cookie = web::cookie(request, session_cookie))
    oauth::end_browser_session(*config_.logins->lease(), *cookie);
  auto reply = web::see_other("/login");
  reply.headers.push_back(web::set_cookie(session_cookie, "", none));
  return reply;
}

bool BrowserLogin::has_cookie(const web::Request& request) {
  return web::cookie(request, session_cookie).has_value();
}

std::optional<std::int64_t> BrowserLogin::user_id(const web::Request& request) const {
  const auto cookie = web::cookie(request, session_cookie).value_or("");
  const auto session = oauth::find_browser_session(*config_.logins->lease(), cookie, config_.clock());
  return session ? taskboard_api::user_id_of(session->subject) : std::nullopt;
}

}  // namespace lesson
