#include "taskboard/users.hpp"

namespace taskboard {
namespace {

User user_of(const store::Row& row) {
  return {.id = row.integer(0),
          .email = row.text(1),
          .role = role_of(row.text(2)).value(),
          .active = row.integer(3) == 1};
}

using Outcome = std::expected<User, UserProblem>;

// Runs a change that may meet an e-mail of somebody else.
template <typename Change>
Outcome unless_taken(const Change& change) {
  try {
    return change();
  } catch (const store::Failure& failure) {
    if (failure.problem() != store::Problem::duplicate) throw;
    return std::unexpected(UserProblem::email_taken);
  }
}

}  // namespace

std::expected<User, UserProblem> add_user(store::Database& database, const NewUser& user) {
  return unless_taken([&]() -> Outcome {
    const auto id = database.insert("INSERT INTO users (email, password_hash, role) VALUES (?, ?, ?)",
                                    {user.email, user.password.text, to_string(user.role)});
    return User{.id = id.value(), .email = user.email, .role = user.role};
  });
}

std::optional<User> find_user(store::Database& database, std::int64_t id) {
  const auto rows = database.read("SELECT id, email, role, active FROM users WHERE id = ?", {id});
  return rows.empty() ? std::nullopt : std::optional{user_of(rows.front())};
}

std::optional<Account> find_account(store::Database& database, std::string_view email) {
  const auto rows = database.read("SELECT id, email, role, active, password_hash FROM users WHERE email = ?",
                                  {std::string{email}});
  if (rows.empty()) return std::nullopt;
  return Account{.user = user_of(rows.front()), .password = {rows.front().text(4)}};
}

std::vector<User> list_users(store::Database& database, const Page& page) {
  std::vector<User> users;
  for (const auto& row :
       database.read("SELECT id, email, role, active FROM users ORDER BY id LIMIT ? OFFSET ?",
                     {page.limit, page.offset}))
    users.push_back(user_of(row));
  return users;
}

std::expected<User, UserProblem> change_email(store::Database& database, std::int64_t id,
                                              const std::string& email) {
  return unless_taken([&]() -> Outcome {
    std::optional<User> changed;
    database.transaction([&] {
      database.write("UPDATE users SET email = ? WHERE id = ?", {email, id});
      changed = find_user(database, id);
    });
    if (!changed) return std::unexpected(UserProblem::unknown_user);
    return *changed;
  });
}

void change_password(store::Database& database, std::int64_t id, const PasswordHash& password) {
  database.write("UPDATE users SET password_hash = ? WHERE id = ?", {password.text, id});
}

bool disable_user(store::Database& database, std::int64_t id) {
  return database.write("UPDATE users SET active = 0 WHERE id = ?", {id}) == 1;
}

bool enable_user(store::Database& database, std::int64_t id) {
  return database.write("UPDATE users SET active = 1 WHERE id = ?", {id}) == 1;
}

bool remove_user(store::Database& database, std::int64_t id) {
  return database.write("DELETE FROM users WHERE id = ?", {id}) == 1;
}

}  // namespace taskboard
