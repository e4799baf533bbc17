#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "taskboard/page.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/user.hpp"

// The table of users. Every function throws store::Failure when the database cannot do its work.
namespace taskboard {

// Why an account cannot be made or changed.
enum class UserProblem {
  email_taken,   // Somebody has this e-mail, in whatever letter case.
  unknown_user,  // There is no user with this id, or no longer.
};

struct NewUser {
  std::string email;  // Valid as an address: REQUIRES that the caller has looked.
  PasswordHash password;
  Role role = Role::member;
};

// Adds an active user. Of several threads that add one e-mail at once, exactly one succeeds.
std::expected<User, UserProblem> add_user(store::Database& database, const NewUser& user);

// The user with this id, active or not.
std::optional<User> find_user(store::Database& database, std::int64_t id);

// What a login needs to know of the user with this e-mail, letter case aside.
struct Account {
  User user;
  PasswordHash password;
};
std::optional<Account> find_account(store::Database& database, std::string_view email);

// All users by id.
std::vector<User> list_users(store::Database& database, const Page& page);

// Gives the user as changed. A user's own e-mail in another letter case is not taken.
std::expected<User, UserProblem> change_email(store::Database& database, std::int64_t id,
                                              const std::string& email);

void change_password(store::Database& database, std::int64_t id, const PasswordHash& password);

// A user who is not active keeps everything, and may do nothing until enabled. False: no such user.
bool disable_user(store::Database& database, std::int64_t id);
bool enable_user(store::Database& database, std::int64_t id);

// Removes the user with all projects and tasks. False: no such user.
bool remove_user(store::Database& database, std::int64_t id);

}  // namespace taskboard
