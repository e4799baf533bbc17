// The digests are compared as bytes, in constant time, and the conditions are nested.
#include "base/base64url.hpp"
#include "crypto/constant_time.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "redeem_code.hpp"

namespace lesson {

std::string s256_challenge(std::string_view code_verifier) {
  std::array<std::byte, crypto::max_digest_size> buffer{};
  return base::base64url_encode(
      crypto::hash_into(crypto::Digest::sha256, std::as_bytes(std::span(code_verifier)), buffer));
}

std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now) {
  auto problem = CodeProblem::unknown;
  if (const auto code = oauth::find_code(database, redemption.code)) {
    const auto& [uri, challenge] = code->binding;
    problem = CodeProblem::other_client;
    if (code->authorization.client_id == redemption.client_id) {
      problem = CodeProblem::other_redirect_uri;
      if (uri == redemption.redirect_uri) {
        problem = CodeProblem::wrong_verifier;
        const auto expected = base::base64url_decode(challenge);
        const auto digest = crypto::sha256(redemption.code_verifier);
        if (oauth::is_code_verifier(redemption.code_verifier) && expected &&
            crypto::equal_in_constant_time(*expected, digest)) {
          if (code->grant_id) {
            oauth::end_grant(database, *code->grant_id, now);
            problem = CodeProblem::used_before;
          } else if (now >= code->expires_at) {
            problem = CodeProblem::expired;
          } else if (auto grant = oauth::start_grant(database, *code, now)) {
            return *grant;
          } else {
            problem = CodeProblem::used_before;
          }
        }
      }
    }
  }
  return std::unexpected{problem};
}

}  // namespace lesson
