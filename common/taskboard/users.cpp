#include "taskboard/users.hpp"

#include "taskboard/internal/user_rows.hpp"

namespace taskboard {
namespace {

std::string select_account(const std::string& condition) {
  return "SELECT " + std::string(user_columns) + ", password_hash FROM users WHERE " + condition;
}

std::optional<Account> first_account(const std::vector<store::Row>& rows) {
  if (rows.empty()) return std::nullopt;
  return Account{.user = user_of(rows.front()), .password = {rows.front().text(column_count)}};
}

}  // namespace

std::expected<User, UserProblem> add_user(store::Database& database, const NewUser& user) try {
  const auto id = database.insert("INSERT INTO users (email, password_hash, role) VALUES (?, ?, ?)",
                                  {user.email, user.password.text, to_string(user.role)});
  return User{.id = id.value(), .email = user.email, .role = user.role};
} catch (const store::Failure& failure) {
  if (failure.problem() != store::Problem::duplicate) throw;
  return std::unexpected(UserProblem::email_taken);
}

std::optional<User> find_user(store::Database& database, std::int64_t id) {
  static const std::string by_id = "SELECT " + std::string(user_columns) + " FROM users WHERE id = ?";
  const auto rows = database.read(by_id, {id});
  return rows.empty() ? std::nullopt : std::optional{user_of(rows.front())};
}

std::optional<Account> find_account(store::Database& database, std::string_view email) {
  static const std::string by_email = select_account("email = ?");
  return first_account(database.read(by_email, {std::string{email}}));
}

std::optional<Account> find_account(store::Database& database, std::int64_t id) {
  static const std::string by_id = select_account("id = ?");
  return first_account(database.read(by_id, {id}));
}

std::vector<User> list_users(store::Database& database, const Page& page) {
  static const std::string by_page =
      "SELECT " + std::string(user_columns) + " FROM users ORDER BY id LIMIT ? OFFSET ?";
  std::vector<User> users;
  for (const auto& row : database.read(by_page, {page.limit, page.offset})) users.push_back(user_of(row));
  return users;
}

}  // namespace taskboard
