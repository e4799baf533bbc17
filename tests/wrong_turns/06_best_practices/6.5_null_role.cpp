// Believes: null means that nobody said anything, and then a member it is.
#include <string_view>

#include "from_claims.hpp"
#include "taskboard_api/access_tokens.hpp"

using taskboard::role_of;
using taskboard_api::user_id_of;

namespace lesson {

std::expected<AccessClaims, std::vector<ClaimProblem>> from_claims(const json::Value& claims) {
  std::vector<ClaimProblem> problems;
  const auto look_at = [&](const std::string& claim, bool found) {
    const auto fault = claims.contains(claim) ? ClaimFault::not_valid : ClaimFault::missing;
    if (!found) problems.push_back({claim, fault});
  };
  const auto user_id = user_id_of(claims.text("sub").value_or(""));
  const auto role = role_of(claims.text("role").value_or(claims.contains("role") ? "member" : ""));
  const auto id = claims.text("jti").value_or("");
  const auto issued_at = claims.integer("iat");
  const auto expires_at = claims.integer("exp");
  look_at("sub", user_id.has_value());
  look_at("role", role.has_value());
  look_at("jti", !id.empty());
  look_at("iat", issued_at.has_value());
  look_at("exp", expires_at.has_value());
  if (!problems.empty()) return std::unexpected(problems);
  return AccessClaims{*user_id, *role, id, *issued_at, *expires_at};
}

}  // namespace lesson
