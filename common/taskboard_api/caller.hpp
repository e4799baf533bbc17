#pragma once

#include <cstdint>
#include <string>

#include "jwt/verified_claims.hpp"
#include "store/pool.hpp"
#include "taskboard/user.hpp"

// The caller of a request: its guard makes one of these, and its handler gets it. `database` is the one
// connection that the request leases. The guard has used it already, the handler goes on with it, and
// afterwards it returns to the pool.
namespace taskboard_api {

// An active user.
struct Caller {
  taskboard::User user;  // As the database has them now.
  store::Pool::Lease database;
};

// An active user in a session, which is named by the access token that they have sent.
struct SessionCaller {
  taskboard::User user;      // As the database has them now.
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
