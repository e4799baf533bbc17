// Whether the code was used is asked of start_grant() alone; the code is then read a second time.
#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "redeem_code.hpp"

namespace lesson {

std::string s256_challenge(std::string_view code_verifier) {
  const std::string copy(code_verifier);
  return base::base64url_encode(crypto::sha256(copy));
}

std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now) {
  using enum CodeProblem;
  const auto refuse = [](CodeProblem problem) { return std::unexpected(problem); };

  auto code = oauth::find_code(database, redemption.code);
  if (!code) return refuse(unknown);
  if (code->authorization.client_id.compare(redemption.client_id) != 0) return refuse(other_client);
  if (code->binding.redirect_uri.compare(redemption.redirect_uri) != 0) return refuse(other_redirect_uri);
  if (!oauth::is_code_verifier(redemption.code_verifier)) return refuse(wrong_verifier);
  if (s256_challenge(redemption.code_verifier) != code->binding.code_challenge) return refuse(wrong_verifier);

  const bool is_late = now - code->expires_at >= 0;
  if (is_late && !code->grant_id) return refuse(expired);
  if (const auto grant = oauth::start_grant(database, *code, now)) return *grant;
  code = oauth::find_code(database, redemption.code);
  if (code && code->grant_id) oauth::end_grant(database, *code->grant_id, now);
  return refuse(used_before);
}

}  // namespace lesson
