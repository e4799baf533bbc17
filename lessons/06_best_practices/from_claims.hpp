#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "json/value.hpp"
#include "taskboard/user.hpp"

namespace lesson {

// The claims of an access token, with their types. Code that has one need not check again whether a claim is
// there.
struct AccessClaims {
  std::int64_t user_id = 0;                        // "sub", as text in the token.
  taskboard::Role role = taskboard::Role::member;  // "role"
  std::string id{};                                // "jti", never empty.
  std::int64_t issued_at = 0;                      // "iat"
  std::int64_t expires_at = 0;                     // "exp"
};

enum class ClaimFault {
  missing,    // There is no such claim.
  not_valid,  // It has the wrong type or value. null is a wrong type.
};

struct ClaimProblem {
  std::string claim;
  ClaimFault fault;
};

// Returns the claims of a verified token, or everything that is wrong with them, in the order sub, role, jti,
// iat, exp.
//   sub        the user's id as text: "7". Not 7, not "007"
//   role       "member" or "admin"
//   jti        any text but ""
//   iat, exp   whole numbers that fit into 64 bits
// Nothing is guessed, and no value is made up. Claims with other names are ignored (RFC 7519 §4).
std::expected<AccessClaims, std::vector<ClaimProblem>> from_claims(const json::Value& claims);

}  // namespace lesson
