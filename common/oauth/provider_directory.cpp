#include "oauth/provider_directory.hpp"

#include <utility>

namespace oauth {

ProviderDirectory::ProviderDirectory(Fetch fetch) : fetch_(std::move(fetch)) {}

std::expected<ProviderMetadata, ProviderProblem> ProviderDirectory::find(const std::string& issuer) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = known_.find(issuer); found != known_.end()) return found->second;
  }
  auto metadata = discover(issuer, fetch_);
  if (!metadata) return metadata;
  const std::scoped_lock lock(mutex_);
  return known_.insert_or_assign(issuer, std::move(*metadata)).first->second;
}

std::expected<jwt::KeySet, ProviderProblem> ProviderDirectory::fetch_keys(const std::string& issuer) {
  const auto metadata = find(issuer);
  if (!metadata) return std::unexpected(metadata.error());
  auto keys = oauth::fetch_keys(*metadata, fetch_);
  if (!keys) {
    const std::scoped_lock lock(mutex_);
    known_.erase(issuer);
  }
  return keys;
}

}  // namespace oauth
