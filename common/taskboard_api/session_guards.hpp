#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "crypto/secret.hpp"
#include "jwt/verifier.hpp"
#include "store/pool.hpp"
#include "taskboard_api/caller.hpp"
#include "taskboard_api/guards.hpp"

namespace taskboard_api {

// Lets in who shows an access token that the verifier believes, that has not been ended, and whose user is
// active (R18, R31). Everybody else is answered as in lesson 4.
web::Guard<Caller> caller_guard(const std::shared_ptr<store::Pool>& pool,
                                std::shared_ptr<const jwt::Verifier> verifier);

// The same, where something else than one Verifier decides: the claims of a token, or why not, for the log.
using Believe = std::function<std::expected<jwt::VerifiedClaims, std::string>(std::string_view token)>;
web::Guard<Caller> caller_guard(const std::shared_ptr<store::Pool>& pool, Believe believe);

// The guards of Taskboard's other doors, made of it: a user, an admin, and who has the metrics key.
Guards guards_of(const web::Guard<Caller>& caller, crypto::Secret metrics_key);

}  // namespace taskboard_api
