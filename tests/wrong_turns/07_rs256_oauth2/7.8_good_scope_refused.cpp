// Believes: a token has one scope.
#include <algorithm>

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
  if (claims.text("scope") != scope) throw web::insufficient_scope(scope);
}

}  // namespace lesson
