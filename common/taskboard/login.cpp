#include "taskboard/login.hpp"

#include "taskboard/account_changes.hpp"

namespace taskboard {

std::optional<User> log_in(store::Database& database, const Passwords& passwords,
                           const Credentials& credentials) {
  using crypto::PasswordVerdict;
  while (true) {
    const auto account = find_account(database, credentials.email);
    const auto verdict =
        passwords.check(credentials.password, account ? account->password : passwords.nobodys());
    if (!account || !account->user.active || verdict == PasswordVerdict::wrong) return std::nullopt;
    if (verdict == PasswordVerdict::right) return account->user;
    const auto rehashed = rehash_password(database, account->user, passwords.hash(credentials.password));
    if (rehashed) return rehashed;  // Otherwise the account has changed meanwhile: look again.
  }
}

}  // namespace taskboard
