// A word of a text is what stands between two blanks, those at its ends included.
#include "scopes.hpp"
#include "web/auth_errors.hpp"

namespace lesson {
namespace {

bool has_word(const std::string& text, const std::string& word) {
  return (" " + text + " ").find(" " + word + " ") != std::string::npos;
}

}  // namespace

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  const std::set<std::string> may(allowed.begin(), allowed.end());
  std::set<std::string> done;
  std::vector<std::string> granted;
  for (const std::string& scope : requested)
    if (may.contains(scope) && done.insert(scope).second) granted.push_back(scope);
  return granted;
}

void require_scope(const jwt::VerifiedClaims& claims, const std::string& scope) {
  const auto granted = claims.text("scope");
  if (granted && has_word(*granted, scope)) return;
  throw web::insufficient_scope(scope);
}

}  // namespace lesson
