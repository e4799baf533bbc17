#include "trusted_providers.hpp"

#include <algorithm>
#include <utility>

#include "jwt/refusal.hpp"

namespace lesson {

TrustedProviders::TrustedProviders(const std::vector<std::string>& issuers, const oauth::Fetch& fetch,
                                   JwksCache::SteadyClock clock)
    : issuers_(issuers),
      fetch_(fetch),
      directory_(fetch),
      keys_(
          issuers, [this](const std::string& issuer) { return directory_.fetch_keys(issuer); },
          std::move(clock)),
      limit_(issuers) {}

bool TrustedProviders::contains(const std::string& issuer) const {
  return std::ranges::find(issuers_, issuer) != issuers_.end();
}

jwt::FindKey TrustedProviders::keys_of(const std::string& issuer) {
  return [this, issuer](const jwt::KeyHint& hint) {
    if (keys_.waiting(issuer) >= ProviderLimit::most_waiting) throw ProviderLimit::busy(issuer);
    return keys_.find(issuer, hint);
  };
}

std::expected<oauth::ProviderMetadata, oauth::ProviderProblem> TrustedProviders::metadata_of(
    const std::string& issuer) {
  return limit_.wait_for(issuer, [&] { return directory_.find(issuer); });
}

std::expected<std::string, std::string> TrustedProviders::redeem(const oauth::ProviderMetadata& provider,
                                                                 const oauth::ClientRegistration& client,
                                                                 const oauth::LoginAttempt& attempt,
                                                                 const std::string& code) {
  return limit_.wait_for(attempt.issuer,
                         [&] { return oauth::redeem_at(provider, client, attempt, code, fetch_); });
}

std::string TrustedProviders::explained(std::string_view refusal, const std::string& issuer) {
  std::string reason(refusal);
  if (refusal != jwt::code(jwt::Refusal::key_not_found)) return reason;
  if (const auto problem = keys_.problem(issuer))
    reason += ", " + issuer + ": " + std::string(code(*problem));
  return reason;
}

}  // namespace lesson
