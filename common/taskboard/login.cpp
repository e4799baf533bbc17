#include "taskboard/login.hpp"

#include "taskboard/users.hpp"

namespace taskboard {

std::optional<User> log_in(store::Database& database, const Passwords& passwords,
                           const Credentials& credentials) {
  using crypto::PasswordVerdict;
  const auto account = find_account(database, credentials.email);
  const auto verdict =
      passwords.check(credentials.password, account ? account->password : passwords.nobodys());
  if (!account || !account->user.active || verdict == PasswordVerdict::wrong) return std::nullopt;
  if (verdict == PasswordVerdict::right_but_outdated)
    change_password(database, account->user.id, passwords.hash(credentials.password));
  return account->user;
}

}  // namespace taskboard
