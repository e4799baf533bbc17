#pragma once

#include <optional>
#include <string_view>

#include "store/database.hpp"
#include "taskboard/passwords.hpp"
#include "taskboard/user.hpp"

namespace taskboard {

struct Credentials {
  std::string_view email;
  std::string_view password;
};

// Returns the active user whom these credentials fit. Checks exactly one password, whoever asks, so that
// nobody learns from the clock who has an account. A hash of a lower cost than today's is replaced, unless
// the account has changed meanwhile: then the credentials are checked again.
std::optional<User> log_in(store::Database& database, const Passwords& passwords,
                           const Credentials& credentials);

}  // namespace taskboard
