#pragma once

#include <cstdint>
#include <string>

#include "jwt/verified_claims.hpp"
#include "store/pool.hpp"
#include "taskboard/user.hpp"

// Who sends a request. A guard makes one of these for each request, and its handler gets it. `database` is
// the connection that the guard has used: the handler goes on with it, and it returns to the pool afterwards.
namespace taskboard_api {

// An active user.
struct Caller {
  taskboard::User user;  // As the database knows them now.
  store::Pool::Lease database;
};

// An active user in a session, which is named by the access token that they have sent.
struct SessionCaller {
  taskboard::User user;      // As the database knows them now.
  std::int64_t session = 0;  // The id of the session that the token was made for.
  std::string token;         // As it was sent.
  jwt::VerifiedClaims claims;
  store::Pool::Lease database;
};

// A program that has sent the API key.
struct ProgramCaller {
  store::Pool::Lease database;
};

// Which sessions of the caller a logout ends.
enum class LogoutScope { this_session, every_session };

}  // namespace taskboard_api
