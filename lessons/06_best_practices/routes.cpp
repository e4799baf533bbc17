// The routes of Taskboard, hardened, and what the exercises of this lesson do for them.
#include "routes.hpp"

#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/ascii.hpp"
#include "from_claims.hpp"
#include "jwt/unverified_token.hpp"
#include "key_ring.hpp"
#include "lint_payload.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/rate_limits.hpp"
#include "taskboard_api/routes.hpp"
#include "taskboard_api/session_handlers.hpp"
#include "web/auth_errors.hpp"

namespace lesson {
namespace {

namespace api = taskboard_api;
using api::docs;
using api::with_database;

// The ring as it is after the start of the server. It is not rotated later, so it needs no lock.
std::shared_ptr<const KeyRing> make_ring(const Services& services) {
  auto ring = std::make_shared<KeyRing>(with_kid(services.previous_key.value_or(services.key)));
  if (services.previous_key) ring->rotate(with_kid(services.key), services.clock());
  return ring;
}

jwt::FindKey keys_of(const std::shared_ptr<const KeyRing>& ring, const base::Clock& clock) {
  return [ring, clock](const jwt::KeyHint& hint) {
    const jwt::Key* const key = ring->find(hint.id, clock());
    return key != nullptr ? std::optional(*key) : std::nullopt;
  };
}

// Verifies a token with the key that it names, and with the leeway of this server.
std::shared_ptr<const jwt::Verifier> make_verifier(const Services& services, const jwt::FindKey& keys) {
  auto policy = api::token_policy(api::SessionTokens::access_type, services.clock);
  policy.algorithms = {services.key.algorithm()};
  policy.leeway = std::chrono::seconds(services.leeway ? services.leeway->seconds() : 0);
  return std::make_shared<const jwt::Verifier>(keys, policy);
}

// Admits a verified token if its claims also have the types of an access token.
web::Guard<jwt::VerifiedClaims> with_typed_claims(const web::Guard<jwt::VerifiedClaims>& token) {
  return token.then<jwt::VerifiedClaims>([](jwt::VerifiedClaims claims, const web::Request&) {
    const auto typed = from_claims(claims.json());
    if (!typed) throw web::invalid_token("claim " + typed.error().front().claim);
    return claims;
  });
}

// Returns the pair as it is. A payload with something private in it would be a mistake of ours: a 500.
taskboard::TokenPair linted(taskboard::TokenPair pair) {
  const auto token = jwt::UnverifiedToken::decode(pair.access.text);
  const auto findings = lint_payload(token.value().unverified_claims());
  if (!findings.empty()) throw std::logic_error("our tokens would show " + findings.front().path);
  return pair;
}

// A login starts a session, and its tokens are linted.
api::OpenHandler login_handler(const Services& services,
                               const std::shared_ptr<const api::SessionTokens>& tokens) {
  const auto first_pair = [tokens](store::Database&, const taskboard::User& user, std::int64_t) {
    return std::optional(linted(tokens->pair(user)));
  };
  return api::start_session_with(services.passwords, first_pair, services.clock);
}

// The throttle of one route. LoginThrottle wants one lock around each call.
class RouteThrottle {
 public:
  explicit RouteThrottle(const SteadyClock& steady) : attempts_(steady) {}

  std::optional<std::chrono::seconds> admit(const Attempt& attempt) {
    const std::scoped_lock lock(mutex_);
    return attempts_.admit(attempt);
  }
  void succeeded(const Attempt& attempt) {
    const std::scoped_lock lock(mutex_);
    attempts_.succeeded(attempt);
  }

 private:
  std::mutex mutex_;
  LoginThrottle attempts_;
};

// A client that tries too often gets 429: no password is checked, and no mail is sent. A body that `model`
// does not accept gets 422, and counts for nobody.
template <typename Body>
web::Handler throttled(const SteadyClock& steady, const web::Model<Body>& model, web::Handler handler) {
  return [throttle = std::make_shared<RouteThrottle>(steady), &model,
          handler = std::move(handler)](const web::Request& request) {
    const Attempt attempt{.account = base::to_lower(model.read(request).email),
                          .address = throttle::network_of(request.remote_address)};
    if (const auto wait = throttle->admit(attempt)) return web::to_reply(web::too_many_attempts(*wait));
    auto reply = handler(request);
    if (reply.status == 200) throttle->succeeded(attempt);
    return reply;
  };
}

}  // namespace

jwt::Key with_kid(const jwt::Key& key) { return key.with_id(key.thumbprint()); }

web::App taskboard_app(Services services) {
  const auto& pool = services.pool;
  const auto ring = make_ring(services);
  const auto keys = keys_of(ring, services.clock);
  const auto tokens = std::make_shared<const api::SessionTokens>(ring->signing_key(), services.clock);
  const auto resets = std::make_shared<const api::ResetTokens>(ring->signing_key(), keys, services.clock);

  // Exercises 6.5 and 6.7
  const auto token = with_typed_claims(web::verified_token(make_verifier(services, keys)));
  const auto session = api::session_guard(pool, token);
  const auto guards = api::guards_for(api::user_guard(session), pool, std::move(services.metrics_key));

  // Exercises 6.6 and 6.8. A throttle for each route: a user who has asked for many mails can log in with the
  // new password.
  const auto log_in =
      throttled(services.steady, api::login_model(), with_database(pool, login_handler(services, tokens)));
  const auto forgot = throttled(services.steady, api::forgotten_password_model(),
                                api::forgot_password_with(pool, resets, services.outbox, services.jobs));
  const auto limited = [&](api::OpenHandler handler) {
    return web::open(api::rate_limited(api::passwords_per_minute, with_database(pool, std::move(handler)),
                                       services.steady));
  };
  const auto change_email = api::change_email_with(services.passwords, services.outbox, services.clock);

  web::App app({.title = "Taskboard, hardened", .description = "Users, projects and tasks of a small team."});
  app.on_exception(api::database_unavailable);

  app.post("/users/register", docs.register_user, limited(api::register_with(services.passwords)));
  app.post("/users/login", docs.log_in_throttled, web::open(log_in));

  // As in lesson 4: /users/me, /me, /projects, /tasks, /items, /health, /admin/users, /metrics
  api::add_taskboard_routes(app, guards, change_email);
  // As in lesson 5: /refresh, /logout, /logout-all, /sessions
  api::add_session_routes(app, pool, session, tokens);
  // For browsers: /browser/login, /browser/refresh, /browser/logout
  api::add_browser_routes(app, pool, log_in, tokens);

  app.post("/password/forgot", docs.forgot_password, web::open(forgot));
  app.post("/password/reset", docs.reset_password,
           limited(api::reset_password_with(services.passwords, resets)));
  return app;
}

}  // namespace lesson
