#include "taskboard/account_changes.hpp"

#include <functional>

#include "taskboard/sessions.hpp"

namespace taskboard {
namespace {

// Runs a statement that changes one user, and ends the sessions of that user if it has. Both or nothing.
bool change_and_end_sessions(store::Database& database, std::int64_t id, std::int64_t now,
                             const std::function<std::int64_t()>& change) {
  bool changed = false;
  database.transaction([&] {
    changed = change() == 1;
    if (changed) end_all_sessions(database, id, now);
  });
  return changed;
}

User next_revision(User user) {
  ++user.revision;
  return user;
}

}  // namespace

bool reset_password(store::Database& database, const User& as_found, const PasswordHash& next,
                    std::int64_t now) {
  return change_and_end_sessions(database, as_found.id, now, [&] {
    return database.write(
        "UPDATE users SET password_hash = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
        {next.text, as_found.id, as_found.revision});
  });
}

std::optional<User> rehash_password(store::Database& database, const User& as_found,
                                    const PasswordHash& hash) {
  const auto changed = database.write(
      "UPDATE users SET password_hash = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
      {hash.text, as_found.id, as_found.revision});
  return changed == 1 ? std::optional(next_revision(as_found)) : std::nullopt;
}

std::expected<User, UserProblem> change_email(store::Database& database, const User& as_found,
                                              const std::string& email, std::int64_t now) try {
  const bool changed = change_and_end_sessions(database, as_found.id, now, [&] {
    return database.write("UPDATE users SET email = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
                          {email, as_found.id, as_found.revision});
  });
  if (!changed) return std::unexpected(UserProblem::changed_meanwhile);
  auto user = next_revision(as_found);
  user.email = email;
  return user;
} catch (const store::Failure& failure) {
  if (failure.problem() != store::Problem::duplicate) throw;
  return std::unexpected(UserProblem::email_taken);
}

bool remove_user(store::Database& database, const User& as_found) {
  return database.write("DELETE FROM users WHERE id = ? AND revision = ?",
                        {as_found.id, as_found.revision}) == 1;
}

bool disable_user(store::Database& database, std::int64_t id, std::int64_t now) {
  return change_and_end_sessions(database, id, now, [&] {
    return database.write("UPDATE users SET active = 0, revision = revision + 1 WHERE id = ?", {id});
  });
}

bool enable_user(store::Database& database, std::int64_t id) {
  return database.write("UPDATE users SET active = 1, revision = revision + 1 WHERE id = ?", {id}) == 1;
}

}  // namespace taskboard
