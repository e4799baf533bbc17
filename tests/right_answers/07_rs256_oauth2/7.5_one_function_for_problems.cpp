// The problem is found by a function of its own, which changes nothing.
#include "base/base64url.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "redeem_code.hpp"

namespace lesson {
namespace {

bool fits(const std::string& verifier, const std::string& challenge) {
  return oauth::is_code_verifier(verifier) && s256_challenge(verifier) == challenge;
}

std::optional<CodeProblem> problem_of(const std::optional<oauth::StoredCode>& code,
                                      const CodeRedemption& redemption, std::int64_t now) {
  if (!code) return CodeProblem::unknown;
  if (redemption.client_id != code->authorization.client_id) return CodeProblem::other_client;
  if (redemption.redirect_uri != code->binding.redirect_uri) return CodeProblem::other_redirect_uri;
  if (!fits(redemption.code_verifier, code->binding.code_challenge)) return CodeProblem::wrong_verifier;
  if (code->grant_id.has_value()) return CodeProblem::used_before;
  return code->expires_at > now ? std::nullopt : std::optional(CodeProblem::expired);
}

}  // namespace

std::string s256_challenge(std::string_view code_verifier) {
  const auto digest = crypto::sha256(std::as_bytes(std::span(code_verifier)));
  return base::base64url_encode(digest);
}

std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now) {
  const auto code = oauth::find_code(database, redemption.code);
  const auto problem = problem_of(code, redemption, now);
  if (problem == CodeProblem::used_before) oauth::end_grant(database, code->grant_id.value(), now);
  if (problem) return std::unexpected(*problem);
  auto grant = oauth::start_grant(database, code.value(), now);
  if (grant.has_value()) return std::move(grant).value();
  return std::unexpected(CodeProblem::used_before);
}

}  // namespace lesson
