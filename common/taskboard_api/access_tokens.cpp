#include "taskboard_api/access_tokens.hpp"

#include <stdexcept>
#include <utility>

#include "base/hex.hpp"
#include "base/whole_number.hpp"
#include "crypto/random.hpp"
#include "jwt/signer.hpp"

namespace taskboard_api {
namespace {

constexpr auto service = taskboard::token_issuer;  // The issuer of these tokens, and their audience.
constexpr std::size_t id_bytes = 16;

}  // namespace

jwt::VerifierOptions token_policy(const std::string& type, const base::Clock& clock) {
  return {.issuers = {service},
          .audiences = {service},
          .type = type,
          .required_claims = {"sub", "iat", "jti"},
          .clock = clock};
}

std::optional<std::int64_t> user_id_of(std::string_view subject) {
  const auto id = base::whole_number(subject);
  return id && !subject.starts_with('0') ? id : std::nullopt;
}

AccessTokens::AccessTokens(const jwt::Key& key, const base::Clock& clock, const std::string& type)
    : clock_(clock),
      key_(key),
      type_(type),
      verifier_(std::make_shared<const jwt::Verifier>(key, token_policy(type, clock))) {}

std::string AccessTokens::issue(const taskboard::User& user) const { return make(user).text; }

// The clock is read once, so the expiry that is stored is the one that is signed.
taskboard::AccessToken AccessTokens::make(const taskboard::User& user) const {
  const auto now = clock_();
  const jwt::Signer signer(key_, {.type = type_, .clock = [now] { return now; }});
  auto id = base::to_hex(crypto::random_bytes(id_bytes));
  auto token = signer.issue({.issuer = service,
                             .subject = std::to_string(user.id),
                             .id = id,
                             .audiences = {service},
                             .lifetime = lifetime,
                             .extra = {{"role", taskboard::to_string(user.role)}}});
  if (!token) throw std::logic_error("an access token: " + std::string(jwt::sentence(token.error())));
  return {.text = std::move(*token), .id = std::move(id), .expires_at = now + lifetime.count()};
}

json::Value AccessTokens::answer(const taskboard::User& user) const {
  return {{"access_token", issue(user)}, {"token_type", "bearer"}, {"expires_in", lifetime.count()}};
}

}  // namespace taskboard_api
