// getline() splits the claim; grant_scopes() works on a copy of the request.
#include <algorithm>
#include <sstream>

#include "scopes.hpp"
#include "web/auth_errors.hpp"

namespace lesson {

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  auto granted = requested;
  auto end = std::remove_if(granted.begin(), granted.end(), [&](const auto& scope) {
    return std::count(allowed.begin(), allowed.end(), scope) == 0;
  });
  for (auto scope = granted.begin(); scope < end; ++scope) end = std::remove(scope + 1, end, *scope);
  granted.erase(end, granted.end());
  return granted;
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  const auto json = claims.json();
  if (json.contains("scope") && json.at("scope").is_string()) {
    std::istringstream stream(*json.at("scope").text());
    for (std::string word; std::getline(stream, word, ' ');)
      if (word == scope) return;
  }
  auto error = web::insufficient_scope(scope);
  throw error;
}

}  // namespace lesson
