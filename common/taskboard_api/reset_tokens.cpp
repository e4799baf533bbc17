#include "taskboard_api/reset_tokens.hpp"

#include <span>
#include <stdexcept>
#include <utility>

#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "jwt/signer.hpp"
#include "taskboard/token_pair.hpp"
#include "taskboard_api/access_tokens.hpp"

namespace taskboard_api {
namespace {

constexpr std::size_t reset_id_bytes = 16;
constexpr std::size_t fingerprint_bytes = 16;

// Says nothing about the password: its salt and its scrypt hash are in what is hashed here. The address is,
// too, because a mail to an address that has changed must be worth nothing.
std::string fingerprint(const taskboard::Account& account) {
  const auto hash = crypto::sha256(account.password.text + "\n" + account.user.email);
  return base::to_hex(std::span(hash).first(fingerprint_bytes));
}

jwt::VerifierOptions reset_policy(const jwt::Key& key, const base::Clock& clock) {
  auto policy = token_policy(ResetTokens::type, clock);
  policy.algorithms = {key.algorithm()};
  return policy;
}

}  // namespace

ResetTokens::ResetTokens(jwt::Key signing_key, const jwt::FindKey& find_key, const base::Clock& clock)
    : signing_key_(std::move(signing_key)),
      verifier_(find_key, reset_policy(signing_key_, clock)),
      clock_(clock) {}

std::string ResetTokens::issue(const taskboard::Account& account) const {
  const jwt::Signer signer(signing_key_, {.type = type, .clock = clock_});
  auto token = signer.issue({.issuer = taskboard::token_issuer,
                             .subject = std::to_string(account.user.id),
                             .id = base::to_hex(crypto::random_bytes(reset_id_bytes)),
                             .audiences = {taskboard::token_issuer},
                             .lifetime = lifetime,
                             .extra = {{"replaces", fingerprint(account)}}});
  if (!token) throw std::logic_error("a reset token: " + std::string(jwt::sentence(token.error())));
  return std::move(*token);
}

std::optional<taskboard::Account> ResetTokens::account_of(store::Database& database,
                                                          std::string_view token) const {
  const auto claims = verifier_.verify(token);
  if (!claims) return std::nullopt;
  const auto id = user_id_of(claims->subject());
  auto account = id ? taskboard::find_account(database, *id) : std::nullopt;
  if (!account || !account->user.active) return std::nullopt;
  if (claims->text("replaces") != fingerprint(*account)) return std::nullopt;
  return account;
}

}  // namespace taskboard_api
