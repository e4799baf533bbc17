#include "oauth/relying_party.hpp"

#include "base/percent_encoding.hpp"
#include "json/parse_object.hpp"
#include "oauth/opaque_token.hpp"
#include "oauth/pkce.hpp"
#include "oauth/redirect_uri.hpp"

namespace oauth {
namespace {

// A short word (RFC 6749 §5.2). Nothing else from a provider is logged.
bool is_error_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") ==
             std::string_view::npos;
}

}  // namespace

StartedAttempt start_login_attempt(store::Database& database, const std::string& issuer, std::int64_t now) {
  const auto cookie = new_opaque_token();
  LoginAttempt attempt{.issuer = issuer,
                       .state = new_opaque_token().text,
                       .nonce = new_opaque_token().text,
                       .code_verifier = new_code_verifier()};
  database.transaction([&] {
    database.write("DELETE FROM login_attempts WHERE expires_at <= ?", {now});
    database.write(
        "INSERT INTO login_attempts (hash, issuer, state, nonce, code_verifier, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {cookie.hash, attempt.issuer, attempt.state, attempt.nonce, attempt.code_verifier,
         now + attempt_lifetime});
  });
  return {.attempt = std::move(attempt), .cookie = cookie.text};
}

std::optional<LoginAttempt> take_login_attempt(store::Database& database, std::string_view cookie,
                                               std::int64_t now) {
  std::optional<LoginAttempt> taken;
  const auto hash = opaque_token_hash(cookie);
  database.transaction([&] {
    const auto rows = database.read(
        "SELECT issuer, state, nonce, code_verifier FROM login_attempts WHERE hash = ? AND expires_at > ?",
        {hash, now});
    if (rows.empty()) return;
    const auto& row = rows.front();
    taken = {.issuer = row.text(0), .state = row.text(1), .nonce = row.text(2), .code_verifier = row.text(3)};
    database.write("DELETE FROM login_attempts WHERE hash = ?", {hash});
  });
  return taken;
}

std::string authorization_url(const ProviderMetadata& provider, const ClientRegistration& client,
                              const LoginAttempt& attempt, const std::string& code_challenge) {
  return with_parameters(provider.authorization_endpoint, {{"response_type", "code"},
                                                           {"client_id", client.client_id},
                                                           {"redirect_uri", client.redirect_uri},
                                                           {"scope", client.scope},
                                                           {"state", attempt.state},
                                                           {"nonce", attempt.nonce},
                                                           {"code_challenge", code_challenge},
                                                           {"code_challenge_method", "S256"}});
}

std::expected<std::string, std::string> redeem_at(const ProviderMetadata& provider,
                                                  const ClientRegistration& client,
                                                  const LoginAttempt& attempt, const std::string& code,
                                                  const Fetch& fetch) {
  const auto answer = fetch(
      {.method = "POST",
       .url = provider.token_endpoint,
       .headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}},
       .body = base::encode_form({{"grant_type", "authorization_code"},
                                  {"code", code},
                                  {"redirect_uri", client.redirect_uri},
                                  {"client_id", client.client_id},
                                  {"code_verifier", attempt.code_verifier}})});
  if (!answer) return std::unexpected(std::string(http_client::code(answer.error())));
  const auto body = json::parse_object(answer->body);
  const auto error = body ? body->text("error").value_or("") : "";
  if (is_error_code(error)) return std::unexpected(error);
  if (answer->status != 200)
    return std::unexpected("the provider answered " + std::to_string(answer->status));
  auto id_token = body ? body->text("id_token") : std::nullopt;
  if (!id_token) return std::unexpected(std::string("no ID token"));
  return std::move(*id_token);
}

}  // namespace oauth
