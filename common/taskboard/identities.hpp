#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/database.hpp"
#include "taskboard/user.hpp"

namespace taskboard {

// How an identity provider knows somebody: two providers may use one subject for two people. An e-mail
// address is no identity: it changes hands, and a provider may never have checked it (OpenID Connect Core
// §5.7).
struct Identity {
  std::string issuer;
  std::string subject;
};

// The user of an identity, active or not.
std::optional<User> find_user(store::Database& database, const Identity& identity);

// The user of an identity; a new one, a member without a password, if there is none. Of several threads that
// ask for one identity at once, all get the same user.
User find_or_add_user(store::Database& database, const Identity& identity);

// The identity of a user who has one.
std::optional<Identity> identity_of(store::Database& database, std::int64_t user_id);

}  // namespace taskboard
