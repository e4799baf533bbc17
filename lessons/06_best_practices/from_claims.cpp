// Exercise 6.5 · Claims with types
//
// A payload is JSON: any name may be missing, any value may be of another kind. Ask once, at the door, and
// give the handlers a struct. All problems at a time, in the order sub, role, jti, iat, exp:
//
//   user_id_of(text)                     the id in "7"; nothing for any other text
//   role_of(text)                        the role of that name; nothing for any other text
//   claims.text("sub")                   its value; nothing when it is missing or no text
//   claims.integer("iat")                the same for whole numbers
//   look_at("sub", found)                call it for each claim: notes a problem unless `found`
//
// With a problem: std::unexpected(problems). Otherwise the AccessClaims.
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
