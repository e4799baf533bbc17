// Ranges and views: no list of words is made.
#include <algorithm>
#include <ranges>

#include "scopes.hpp"
#include "web/auth_errors.hpp"

namespace lesson {

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  std::vector<std::string> granted;
  const auto is_new = [&granted](const std::string& scope) {
    return std::ranges::none_of(granted, [&](const auto& other) { return other == scope; });
  };
  for (std::size_t i = 0; i != requested.size(); ++i)
    if (std::ranges::count(allowed, requested[i]) > 0 && is_new(requested[i]))
      granted.insert(granted.end(), requested[i]);
  return granted;
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  const std::string claim = claims.text("scope").value_or(std::string());
  std::string_view rest = claim;
  bool found = false;
  while (!rest.empty() && !found) {
    const auto blank = std::min(rest.find(' '), rest.size());
    found = rest.substr(0, blank) == scope;
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  if (!found) throw web::insufficient_scope(scope);
}

}  // namespace lesson
