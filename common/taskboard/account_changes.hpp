#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "store/database.hpp"
#include "taskboard/users.hpp"

// Changes of who somebody is: the password, the e-mail, whether the account may be used, whether it is there.
// Each compares and swaps. A function that takes `as_found` changes nothing when the account has changed
// since that look (User::revision), so of two changes that are made at once, the second is refused. Whoever
// has stored the change also ends every session that began before, and start_session() refuses those that are
// on their way. `now` is in seconds since 1970. Every function throws store::Failure when the database cannot
// do its work. Why: docs/decisions/0066-changes-of-an-account-compare-and-swap.md
namespace taskboard {

// Sets another password and ends all sessions. False if the account has changed.
bool reset_password(store::Database& database, const User& as_found, const PasswordHash& next,
                    std::int64_t now);

// Stores another hash of the same password; sessions go on. Returns the user as changed, std::nullopt if the
// account has changed.
std::optional<User> rehash_password(store::Database& database, const User& as_found,
                                    const PasswordHash& hash);

// Sets another e-mail and ends all sessions. Returns the user as changed. A user's own e-mail in another
// letter case is not taken.
std::expected<User, UserProblem> change_email(store::Database& database, const User& as_found,
                                              const std::string& email, std::int64_t now);

// Removes the user with all sessions, projects and tasks. False if the account has changed, or is gone.
bool remove_user(store::Database& database, const User& as_found);

// A user who is not active keeps everything but the sessions, and may do nothing until enabled. These two
// take the account as it is, whatever has happened to it. False if there is no such user.
bool disable_user(store::Database& database, std::int64_t id, std::int64_t now);
bool enable_user(store::Database& database, std::int64_t id);

}  // namespace taskboard
