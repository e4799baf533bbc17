#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "jwt/key.hpp"
#include "jwt/verifier.hpp"
#include "store/database.hpp"
#include "taskboard/users.hpp"

namespace taskboard_api {

// Makes and verifies tokens that let a user set a new password, and do nothing else: their "typ" is reset+jwt
// (R16). They are sent by mail. Each carries a fingerprint of the e-mail address and of the stored password
// hash. It is refused as soon as either has changed, so it works once. Thread-safe.
// Why: docs/decisions/0066-changes-of-an-account-compare-and-swap.md
class ResetTokens {
 public:
  static constexpr auto type = "reset+jwt";
  static constexpr std::chrono::seconds lifetime = std::chrono::minutes{10};

  // REQUIRES: `signing_key` signs, and find_key finds it by its id.
  ResetTokens(jwt::Key signing_key, const jwt::FindKey& find_key,
              const base::Clock& clock = base::system_seconds);

  std::string issue(const taskboard::Account& account) const;

  // Returns the account whose password this token may replace, as the database has it now; std::nullopt if
  // the token is not accepted or its user is not active.
  std::optional<taskboard::Account> account_of(store::Database& database, std::string_view token) const;

  std::int64_t now() const { return clock_(); }

 private:
  jwt::Key signing_key_;
  jwt::Verifier verifier_;
  base::Clock clock_;
};

}  // namespace taskboard_api
