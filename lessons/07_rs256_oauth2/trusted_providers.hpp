#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "jwks_cache.hpp"
#include "jwt/find_key.hpp"
#include "oauth/provider_directory.hpp"
#include "oauth/relying_party.hpp"
#include "provider_limit.hpp"

namespace lesson {

// How far the clock of a provider and ours may be apart.
inline constexpr std::chrono::seconds provider_leeway{30};

// The identity providers that Taskboard trusts: what they publish, fetched when it is needed, and kept. Their
// keys come from JwksCache. A provider that is slow keeps a few requests waiting at a time, and no more: the
// others get a 503. Given. Thread-safe.
class TrustedProviders {
 public:
  TrustedProviders(const std::vector<std::string>& issuers, const oauth::Fetch& fetch,
                   JwksCache::SteadyClock clock);

  bool contains(const std::string& issuer) const;

  // REQUIRES of each function below: contains(issuer).

  // Finds the keys of `issuer`. REQUIRES: this outlives what is returned.
  jwt::FindKey keys_of(const std::string& issuer);

  std::expected<oauth::ProviderMetadata, oauth::ProviderProblem> metadata_of(const std::string& issuer);

  // Redeems the code of a login: see oauth::redeem_at().
  std::expected<std::string, std::string> redeem(const oauth::ProviderMetadata& provider,
                                                 const oauth::ClientRegistration& client,
                                                 const oauth::LoginAttempt& attempt, const std::string& code);

  // Returns the code of a refusal for the log, with what is wrong with `issuer` if its key was not found:
  // "key_not_found, https://login.example: unreachable".
  std::string explained(std::string_view refusal, const std::string& issuer);

 private:
  const std::vector<std::string> issuers_;
  const oauth::Fetch fetch_;
  oauth::ProviderDirectory directory_;
  JwksCache keys_;
  ProviderLimit limit_;
};

}  // namespace lesson
