#pragma once

#include <expected>
#include <map>
#include <mutex>
#include <string>

#include "jwt/key_set.hpp"
#include "oauth/provider.hpp"

namespace oauth {

// The metadata of several providers, each fetched when it is first needed and kept after that. Thread-safe.
class ProviderDirectory {
 public:
  explicit ProviderDirectory(Fetch fetch);

  // The metadata of `issuer`. A failure is not kept: the next call tries again.
  std::expected<ProviderMetadata, ProviderProblem> find(const std::string& issuer);

  // The keys of `issuer`, fetched by each call. If that fails, the metadata are fetched again by the next
  // one: the provider may have moved its keys.
  std::expected<jwt::KeySet, ProviderProblem> fetch_keys(const std::string& issuer);

 private:
  const Fetch fetch_;
  std::mutex mutex_;
  std::map<std::string, ProviderMetadata> known_;
};

}  // namespace oauth
