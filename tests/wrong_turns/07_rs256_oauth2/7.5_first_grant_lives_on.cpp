// Believes: a second use is refused, and that is enough.
#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "redeem_code.hpp"

namespace lesson {

std::string s256_challenge(std::string_view code_verifier) {
  return base::base64url_encode(crypto::sha256(code_verifier));
}

std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now) {
  const auto code = oauth::find_code(database, redemption.code);
  if (!code) return std::unexpected(CodeProblem::unknown);
  if (code->authorization.client_id != redemption.client_id)
    return std::unexpected(CodeProblem::other_client);
  if (code->binding.redirect_uri != redemption.redirect_uri)
    return std::unexpected(CodeProblem::other_redirect_uri);
  if (!oauth::is_code_verifier(redemption.code_verifier) ||
      s256_challenge(redemption.code_verifier) != code->binding.code_challenge)
    return std::unexpected(CodeProblem::wrong_verifier);

  if (code->grant_id) return std::unexpected(CodeProblem::used_before);
  if (now >= code->expires_at) return std::unexpected(CodeProblem::expired);
  const auto grant = oauth::start_grant(database, *code, now);
  if (!grant) return std::unexpected(CodeProblem::used_before);
  return *grant;
}

}  // namespace lesson
