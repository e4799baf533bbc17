#include "oauth/authorization_endpoint.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/base64url.hpp"
#include "base/url.hpp"
#include "crypto/constant_time.hpp"
#include "crypto/random.hpp"
#include "oauth/opaque_token.hpp"
#include "oauth/redirect_uri.hpp"
#include "web/auth_errors.hpp"
#include "web/cookies.hpp"

namespace oauth {
namespace {

// The cookie of a browser that is logged in, and that of one that is asked to.
constexpr std::string_view session_name = "login-session", visit_name = "login-visit";
constexpr std::string_view login_form = "login", consent_form = "consent";
constexpr std::chrono::seconds session_lifetime{browser_session_lifetime}, visit_lifetime{600};

// For so many seconds a login counts as the one that prompt=login or max_age has asked for.
constexpr std::int64_t fresh = 300;

bool same_text(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

web::Reply foreign_form() {
  auto reply = error_page({ErrorCode::invalid_request, "the form did not come from a page of this server"});
  reply.status = 403;
  return reply;
}

// A redirect to the client. It is not cached, and the client's own links do not pass on its URL.
web::Reply to_client(const std::string& redirect_uri,
                     const std::vector<std::pair<std::string, std::string>>& parameters) {
  auto reply = web::see_other(with_parameters(redirect_uri, parameters));
  reply.headers.push_back({"Cache-Control", "no-store"});
  reply.headers.push_back({"Referrer-Policy", "no-referrer"});
  return reply;
}

const Resource& resource_of(const std::vector<Resource>& resources, const std::string& id) {
  return *std::ranges::find(resources, id, &Resource::id);
}

}  // namespace

// One request, and whose browser it comes from.
struct AuthorizationEndpoint::Visit {
  AuthorizationRequest request;
  std::string encoded;  // The request as it was sent.
  store::Pool::Lease database;
  std::int64_t now;
  std::string session_cookie{}, visit_cookie{};  // Empty if there is none.
  BrowserSession session{};                      // REQUIRES: user.
  std::optional<User> user{};                    // Who is logged in.
  std::vector<web::Header> new_cookies{};

  // A login replaces the session: a cookie that was planted or copied before it becomes invalid.
  void log_in(const User& who, std::int64_t at) {
    end_browser_session(*database, session_cookie);
    session_cookie = start_browser_session(*database, who.subject, at);
    session = {.subject = who.subject, .authenticated_at = at};
    user = who;
    new_cookies = {web::set_cookie(session_name, session_cookie, session_lifetime)};
  }
  void log_out() {
    end_browser_session(*database, session_cookie);
    user.reset();
    new_cookies = {web::set_cookie(session_name, "", std::chrono::seconds{0})};
  }
};

AuthorizationEndpoint::AuthorizationEndpoint(std::shared_ptr<store::Pool> pool, Config config)
    : pool_(std::move(pool)),
      config_(std::move(config)),
      csrf_key_(crypto::Digest::sha256, crypto::random_secret(32)) {}

web::Reply AuthorizationEndpoint::authorize(const web::Request& request) {
  if (request.method == "POST") {
    const auto form = Parameters::from_body(request);
    if (!form) return error_page(form.error());
  }
  auto visit = begin(request.method == "POST" ? request.body : request.query, request);
  return visit ? go_on(*visit, Step::start) : send_back(visit.error());
}

web::Reply AuthorizationEndpoint::log_in(const web::Request& request) {
  const auto form = Parameters::from_body(request);
  if (!form) return error_page(form.error());
  auto visit = begin(form->value("request"), request);
  if (!visit) return send_back(visit.error());
  if (!is_own_form(request, *form, {login_form, visit->visit_cookie, visit->encoded})) return foreign_form();

  const auto email = form->value("email");
  if (const auto wait = config_.login_limit->admit(email, request.remote_address)) {
    const auto refusal = web::too_many_attempts(*wait);
    auto reply = ask_for_login(*visit, {.email = email, .message = refusal.detail});
    reply.status = refusal.status;
    reply.headers.insert(reply.headers.end(), refusal.headers.begin(), refusal.headers.end());
    return reply;
  }
  const auto user = config_.log_in(email, form->value("password"));
  if (!user)
    return ask_for_login(*visit, {.email = email, .message = "E-mail and password do not fit together."});
  config_.login_limit->succeeded(email);
  visit->log_in(*user, visit->now);
  return go_on(*visit, Step::logged_in);
}

web::Reply AuthorizationEndpoint::consent(const web::Request& request) {
  const auto form = Parameters::from_body(request);
  if (!form) return error_page(form.error());
  auto visit = begin(form->value("request"), request);
  if (!visit) return send_back(visit.error());
  if (!visit->user) return ask_for_login(*visit, {});
  if (!is_own_form(request, *form, {consent_form, visit->session_cookie, visit->encoded}))
    return foreign_form();

  const auto decision = form->value("decision");
  if (decision == "switch") {
    visit->log_out();
    return ask_for_login(*visit, {});
  }
  if (decision != "allow") return refuse(*visit, ErrorCode::access_denied, "the user has not allowed it");
  const auto& wanted = visit->request;
  add_consent(*visit->database, visit->user->subject, wanted.client.id, wanted.resource, wanted.scopes);
  return go_on(*visit, Step::consenting);
}

std::expected<AuthorizationEndpoint::Visit, AuthorizationRefusal> AuthorizationEndpoint::begin(
    const std::string& encoded, const web::Request& request) {
  const auto parameters = Parameters::from_text(encoded);
  if (!parameters) return std::unexpected(AuthorizationRefusal{.error = parameters.error()});
  auto database = pool_->lease();
  auto wanted = read_authorization_request(*database, *parameters, config_.resources, config_.grant_scopes);
  if (!wanted) return std::unexpected(wanted.error());

  Visit visit{.request = std::move(*wanted),
              .encoded = encoded,
              .database = std::move(database),
              .now = config_.clock(),
              .session_cookie = web::cookie(request, session_name).value_or(""),
              .visit_cookie = web::cookie(request, visit_name).value_or("")};
  const auto session = find_browser_session(*visit.database, visit.session_cookie, visit.now);
  if (session) {
    visit.session = *session;
    visit.user = config_.find_user(session->subject);
  }
  return visit;
}

// The hinted user must be the one who is logged in. If a login cannot achieve that, the client gets
// login_required (OpenID Connect Core §3.1.2.1, id_token_hint).
web::Reply AuthorizationEndpoint::go_on(Visit& visit, Step step) {
  const auto& request = visit.request;
  const bool must_not_ask = request.asks_for("none");
  const auto hint =
      request.id_token_hint ? config_.read_own_token("JWT", *request.id_token_hint) : std::nullopt;
  const auto hinted = hint ? hint->text("sub") : std::nullopt;
  const bool is_other = request.id_token_hint && (!visit.user || hinted != visit.user->subject);
  if (is_other && (!hinted || step != Step::start))
    return refuse(visit, ErrorCode::login_required, "the user of the ID token is not logged in");
  if (is_other || needs_login(visit, step)) {
    if (must_not_ask) return refuse(visit, ErrorCode::login_required, "the user is not logged in");
    return ask_for_login(visit, {.email = request.login_hint});
  }
  if (needs_consent(visit, step)) {
    if (must_not_ask) return refuse(visit, ErrorCode::consent_required, "the user has not allowed it yet");
    return ask_for_consent(visit);
  }
  return send_code(visit);
}

// max_age=0 requires a login, even within the second of the last one: it means prompt=login (OpenID Connect
// Core §3.1.2.1).
bool AuthorizationEndpoint::needs_login(const Visit& visit, Step step) const {
  if (!visit.user) return true;
  const auto age = visit.now - visit.session.authenticated_at;
  const auto& max_age = visit.request.max_age;
  const bool must_be_new = visit.request.asks_for("login") || max_age == 0;
  if (step == Step::start) return must_be_new || (max_age && age > *max_age);
  return must_be_new ? age > fresh : max_age && age > std::max(*max_age, fresh);
}

// Anybody may use the id of a native client: its user is asked each time (RFC 8252 §8.6).
bool AuthorizationEndpoint::needs_consent(const Visit& visit, Step step) const {
  if (step == Step::consenting) return false;
  const auto& request = visit.request;
  if (request.asks_for("consent") || request.client.kind == ClientKind::native) return true;
  const auto allowed =
      find_consent(*visit.database, visit.user->subject, request.client.id, request.resource);
  return !std::ranges::all_of(request.scopes, [&](const std::string& scope) {
    return std::ranges::find(allowed, scope) != allowed.end();
  });
}

web::Reply AuthorizationEndpoint::ask_for_login(const Visit& visit, const LoginPage& page) const {
  // Another login page in the same browser may use this cookie: it keeps its value and gets a new lifetime.
  const auto cookie = is_opaque_token(visit.visit_cookie) ? visit.visit_cookie : new_opaque_token().text;
  auto shown = page;
  shown.client_name = visit.request.client.name;
  auto reply =
      login_page(shown, {.request = visit.encoded, .csrf = csrf_token({login_form, cookie, visit.encoded})});
  reply.headers.insert(reply.headers.end(), visit.new_cookies.begin(), visit.new_cookies.end());
  reply.headers.push_back(web::set_cookie(visit_name, cookie, visit_lifetime));
  return reply;
}

web::Reply AuthorizationEndpoint::ask_for_consent(const Visit& visit) const {
  const auto& resource = resource_of(config_.resources, visit.request.resource);
  ConsentPage page{.client_name = visit.request.client.name, .email = visit.user->email, .permissions = {}};
  for (const auto& scope : visit.request.scopes) {
    const auto& meanings = resource.scopes.contains(scope) ? resource.scopes : openid_scopes();
    page.permissions.push_back(meanings.at(scope));
  }
  auto reply = consent_page(page, {.request = visit.encoded,
                                   .csrf = csrf_token({consent_form, visit.session_cookie, visit.encoded})});
  reply.headers.insert(reply.headers.end(), visit.new_cookies.begin(), visit.new_cookies.end());
  return reply;
}

web::Reply AuthorizationEndpoint::send_code(const Visit& visit) const {
  const auto& request = visit.request;
  const auto code =
      issue_code(*visit.database,
                 {.client_id = request.client.id,
                  .subject = visit.user->subject,
                  .scope = join_words(request.scopes),
                  .resource = request.resource,
                  .nonce = request.nonce,
                  .authenticated_at = visit.session.authenticated_at},
                 {.redirect_uri = request.redirect_uri, .code_challenge = request.code_challenge}, visit.now);
  std::vector<std::pair<std::string, std::string>> parameters{{"code", code}};
  if (!request.state.empty()) parameters.emplace_back("state", request.state);
  parameters.emplace_back("iss", config_.issuer);
  auto reply = to_client(request.redirect_uri, parameters);
  reply.headers.insert(reply.headers.end(), visit.new_cookies.begin(), visit.new_cookies.end());
  return reply;
}

web::Reply AuthorizationEndpoint::refuse(const Visit& visit, ErrorCode error, const char* description) const {
  auto reply = send_back({.error = {error, description},
                          .redirect_uri = visit.request.redirect_uri,
                          .state = visit.request.state});
  reply.headers.insert(reply.headers.end(), visit.new_cookies.begin(), visit.new_cookies.end());
  return reply;
}

web::Reply AuthorizationEndpoint::send_back(const AuthorizationRefusal& refusal) const {
  if (refusal.redirect_uri.empty()) return error_page(refusal.error);
  std::vector<std::pair<std::string, std::string>> parameters{
      {"error", std::string(code(refusal.error.code))}, {"error_description", refusal.error.description}};
  if (!refusal.state.empty()) parameters.emplace_back("state", refusal.state);
  parameters.emplace_back("iss", config_.issuer);
  auto reply = to_client(refusal.redirect_uri, parameters);
  reply.log_reason = std::string(code(refusal.error.code)) + ": " + refusal.error.description;
  return reply;
}

// The token binds a form to one page, one browser and one request.
std::string AuthorizationEndpoint::csrf_token(const FormOrigin& origin) const {
  std::string message(origin.page);
  message.append(" ").append(origin.cookie).append(" ").append(origin.request);
  std::array<std::byte, crypto::max_digest_size> buffer;
  return base::base64url_encode(csrf_key_.sign(std::as_bytes(std::span(message)), buffer));
}

bool AuthorizationEndpoint::is_own_form(const web::Request& request, const Parameters& form,
                                        const FormOrigin& shown) const {
  if (!is_opaque_token(shown.cookie) || !same_text(form.value("csrf"), csrf_token(shown))) return false;
  const auto issuer = base::parse_url(config_.issuer);
  const auto origins = request.header_values("Origin"), sites = request.header_values("Sec-Fetch-Site");
  return std::ranges::all_of(origins,
                             [&](const auto& origin) { return issuer && origin == issuer->origin(); }) &&
         std::ranges::all_of(sites, [](const auto& site) { return site == "same-origin"; });
}

}  // namespace oauth
