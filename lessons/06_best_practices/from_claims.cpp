// Exercise 6.5 · Claims with types
//
// A payload is JSON: any name may be missing, any value may have another type. Check it once, before a
// handler runs, and give the handlers a struct. Report all problems, in the order sub, role, jti, iat, exp:
//
//   user_id_of(text)                     the id in "7"; std::nullopt for any other text
//   role_of(text)                        the role of that name; std::nullopt for any other text
//   claims.text("sub")                   its value; std::nullopt if it is missing or not a text
//   claims.integer("iat")                the same for whole numbers
//   look_at("sub", found)                call it for each claim: records a problem unless `found`,
//                                        a bool: an optional has has_value()
//
// If there is a problem, return std::unexpected(problems), otherwise the AccessClaims.
#include "from_claims.hpp"

#include <string_view>

#include "course/todo.hpp"
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
  course::todo("6.5", claims, look_at);  // Your code replaces this line.
}

}  // namespace lesson
