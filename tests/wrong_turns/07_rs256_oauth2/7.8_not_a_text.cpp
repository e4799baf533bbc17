// Believes: several scopes are a list, as several audiences are.
#include <algorithm>

#include "oauth/parameters.hpp"
#include "scopes.hpp"
#include "web/auth_errors.hpp"

namespace lesson {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  std::vector<std::string> granted;
  for (const auto& scope : requested)
    if (contains(allowed, scope) && !contains(granted, scope)) granted.push_back(scope);
  return granted;
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  std::vector<std::string> granted;
  const auto all = claims.json();
  const auto claim = all.contains("scope") ? all.at("scope") : json::Value();
  for (std::size_t i = 0; claim.is_array() && i < claim.size(); ++i)
    granted.push_back(claim.at(i).text().value_or(""));
  for (const auto& word : oauth::split_words(claim.text().value_or(""))) granted.push_back(word);
  if (!contains(granted, scope)) throw web::insufficient_scope(scope);
}

}  // namespace lesson
