// The doors of Taskboard, hardened: how the answers of this lesson stand between a request and the library.
#include "routes.hpp"

#include <mutex>
#include <stdexcept>
#include <utility>

#include "from_claims.hpp"
#include "jwt/unverified_token.hpp"
#include "key_ring.hpp"
#include "lint_payload.hpp"
#include "taskboard_api/models.hpp"
#include "taskboard_api/session_guards.hpp"
#include "taskboard_api/session_routes.hpp"

namespace lesson {
namespace {

using taskboard::TokenPair;
using taskboard_api::OpenHandler;

// The ring as it stands after the start of the server: nobody rotates it later, so nobody needs a lock.
std::shared_ptr<const KeyRing> make_ring(const Ground& ground) {
  auto ring = std::make_shared<KeyRing>(with_kid(ground.previous_key.value_or(ground.key)));
  if (ground.previous_key) ring->rotate(with_kid(ground.key), ground.clock());
  return ring;
}

jwt::FindKey keys_of(const std::shared_ptr<const KeyRing>& ring, const base::Clock& clock) {
  return [ring, clock](const jwt::KeyHint& hint) {
    const jwt::Key* const key = ring->find(hint.id, clock());
    return key != nullptr ? std::optional(*key) : std::nullopt;
  };
}

// A token that was verified, and whose claims are those of an access token.
taskboard_api::Believe typed(const jwt::Verifier& verifier) {
  return [verifier](std::string_view token) -> std::expected<jwt::VerifiedClaims, std::string> {
    auto claims = verifier.verify(token);
    if (!claims) return std::unexpected(std::string(jwt::code(claims.error())));
    const auto typed_claims = from_claims(claims->json());
    if (!typed_claims) return std::unexpected("claim " + typed_claims.error().front().claim);
    return std::move(*claims);
  };
}

// The pair as it is, for nothing in its payload is for our eyes only. Anything else is a mistake of ours.
TokenPair linted(TokenPair pair) {
  const auto token = jwt::UnverifiedToken::decode(pair.access.text);
  const auto findings = lint_payload(token.value().unverified_claims());
  if (!findings.empty()) throw std::logic_error("our tokens would tell " + findings.front().path);
  return pair;
}

taskboard_api::SessionDecisions decisions(const std::shared_ptr<const taskboard_api::SessionTokens>& tokens) {
  auto made = taskboard_api::session_decisions(tokens);
  made.start = [start = made.start](store::Database& database, const taskboard::User& user) {
    return linted(start(database, user));
  };
  return made;
}

// The throttle of one door. LoginThrottle wants one lock around each call.
class DoorThrottle {
 public:
  explicit DoorThrottle(const SteadyClock& steady) : attempts_(steady) {}

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

// Who tries too often is not asked for more: no password is looked at, no mail is written.
taskboard_api::Wrap throttle(const SteadyClock& steady) {
  return [door = std::make_shared<DoorThrottle>(steady)](OpenHandler handler) {
    return [door, handler = std::move(handler)](store::Database& database, const web::Request& request) {
      const Attempt attempt{.account = request.json_object().text("email").value_or(""),
                            .address = request.remote_address};
      if (const auto wait = door->admit(attempt))
        return web::to_reply(taskboard_api::too_many_attempts(*wait));
      auto reply = handler(database, request);
      if (reply.status == 200) door->succeeded(attempt);
      return reply;
    };
  };
}

std::chrono::seconds seconds_of(const std::optional<Leeway>& leeway) {
  return std::chrono::seconds(leeway ? leeway->seconds() : 0);
}

}  // namespace

jwt::Key with_kid(const jwt::Key& key) { return key.with_id(key.thumbprint()); }

web::App taskboard_app(Ground ground) {
  namespace api = taskboard_api;
  const auto ring = make_ring(ground);
  const auto keys = keys_of(ring, ground.clock);
  const auto sessions =
      decisions(std::make_shared<const api::SessionTokens>(ring->signing_key(), ground.clock));
  const auto resets = std::make_shared<const api::ResetTokens>(ring->signing_key(), keys, ground.clock);
  auto policy = api::token_policy(api::SessionTokens::access_type, ground.clock);
  policy.algorithms = {ground.key.algorithm()};
  policy.leeway = seconds_of(ground.leeway);
  const auto caller = api::caller_guard(ground.pool, typed(jwt::Verifier(keys, policy)));

  web::App app({.title = "Taskboard, hardened", .description = "Users, projects and tasks of a small team."});
  // A throttle for each door: who has asked for many mails can log in with the new password.
  const auto log_in = api::login_with_session(ground.passwords, sessions.start);
  api::add_routes(app, ground.pool, api::guards_of(caller, std::move(ground.metrics_key)),
                  {.register_user = api::registration(ground.passwords),
                   .log_in = throttle(ground.steady)(log_in),
                   .login_answer = api::pair_schema(),
                   .more_login_answers = {api::too_many_attempts_answer()}});
  api::add_session_routes(app, ground.pool, caller, sessions);
  api::add_password_routes(app, ground.pool, ground.passwords, resets, ground.outbox,
                           throttle(ground.steady));
  return app;
}

}  // namespace lesson
