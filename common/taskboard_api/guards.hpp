#pragma once

#include <memory>

#include "crypto/secret.hpp"
#include "jwt/verified_claims.hpp"
#include "store/pool.hpp"
#include "taskboard_api/caller.hpp"
#include "web/guards.hpp"

// Decide who may call an operation, and find the caller. `token` is the guard that verifies:
// web::verified_token(verifier), or one that is made from it. The refusals are those of web/auth_errors.hpp.
namespace taskboard_api {

struct Guards {
  web::Guard<Caller> user;
  web::Guard<Caller> admin;           // A user with the role admin.
  web::Guard<ProgramCaller> metrics;  // A program with the API key, not a user.
};

// Admits the active user whose id is the subject of the token (R18).
web::Guard<Caller> user_guard(std::shared_ptr<store::Pool> pool,
                              const web::Guard<jwt::VerifiedClaims>& token);

// Admits an active user whose token was made for a session of theirs (R30) and has not been revoked (R31).
web::Guard<SessionCaller> session_guard(std::shared_ptr<store::Pool> pool,
                                        const web::Guard<jwt::VerifiedClaims>& token);

// Admits the users whom `session` admits.
web::Guard<Caller> user_guard(const web::Guard<SessionCaller>& session);

// Admits the users of `user` who are admins now, whatever their token says.
web::Guard<Caller> admin_guard(const web::Guard<Caller>& user);

// Admits a program that sends `key` in X-API-Key.
web::Guard<ProgramCaller> metrics_guard(std::shared_ptr<store::Pool> pool, crypto::Secret key);

// The guards of a server whose users are those that `user` admits.
Guards guards_for(const web::Guard<Caller>& user, std::shared_ptr<store::Pool> pool,
                  crypto::Secret metrics_key);

}  // namespace taskboard_api
