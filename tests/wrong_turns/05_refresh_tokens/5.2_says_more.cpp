// Believes: clients are glad to know the e-mail of their user.
#include "base/hex.hpp"
#include "crypto/random.hpp"
#include "issue_pair.hpp"
#include "jwt/signer.hpp"
#include "new_refresh_token.hpp"
#include "taskboard/users.hpp"

using taskboard::find_user;
using taskboard::token_issuer;

namespace lesson {

std::optional<TokenPair> issue_pair(store::Database& database, std::int64_t user_id, const jwt::Key& key,
                                    std::int64_t now) {
  const auto user = find_user(database, user_id);
  if (!user || !user->active) return std::nullopt;

  const jwt::Signer signer(key, {.type = "at+jwt", .clock = [now] { return now; }});
  const auto id = base::to_hex(crypto::random_bytes(16));
  const auto token =
      signer.issue({.issuer = token_issuer,
                    .subject = std::to_string(user->id),
                    .id = id,
                    .audiences = {token_issuer},
                    .lifetime = std::chrono::seconds(access_lifetime),
                    .extra = {{"role", taskboard::to_string(user->role)}, {"email", user->email}}});
  return TokenPair{.access = {.text = token.value(), .id = id, .expires_at = now + access_lifetime},
                   .refresh = new_refresh_token()};
}

}  // namespace lesson
