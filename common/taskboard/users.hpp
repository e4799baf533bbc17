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

// The table of users; account_changes.hpp changes them. Every function throws store::Failure when the
// database cannot do its work.
namespace taskboard {

// Why an account cannot be made or changed.
enum class UserProblem {
  email_taken,        // Somebody has this e-mail, in whatever letter case.
  changed_meanwhile,  // The account is no longer as it was found, or is gone.
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

// What a login needs to know of a user: by e-mail, letter case aside, or by id.
struct Account {
  User user;
  PasswordHash password;
};
std::optional<Account> find_account(store::Database& database, std::string_view email);
std::optional<Account> find_account(store::Database& database, std::int64_t id);

// All users by id.
std::vector<User> list_users(store::Database& database, const Page& page);

}  // namespace taskboard
