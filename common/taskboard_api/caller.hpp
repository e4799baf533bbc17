#pragma once

#include <cstdint>
#include <string>

#include "jwt/verified_claims.hpp"
#include "taskboard/user.hpp"

namespace taskboard_api {

// Who shows an access token: an active user, in a session. Only a guard makes one.
struct Caller {
  taskboard::User user;      // As the database knows them now.
  std::int64_t session = 0;  // The id of the session that the token was made for.
  std::string token;         // As it was sent.
  jwt::VerifiedClaims claims;
};

// What a logout is about.
enum class Which { this_session, every_session };

}  // namespace taskboard_api
