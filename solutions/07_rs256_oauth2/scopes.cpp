// Solution 7.8 · No more than was granted
#include "scopes.hpp"

#include <algorithm>

#include "oauth/parameters.hpp"
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
  const auto granted = oauth::split_words(claims.text("scope").value_or(""));
  if (!contains(granted, scope)) throw web::insufficient_scope(scope);
}

}  // namespace lesson
