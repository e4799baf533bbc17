#include "taskboard/identities.hpp"

#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "taskboard/users.hpp"

namespace taskboard {
namespace {

// Stands where others have an e-mail address, and cannot be one: it has blanks. E-mail addresses are compared
// without letter case, subjects are not; so it ends with a hash of the identity as it is.
std::string label(const Identity& identity) {
  const auto name = identity.subject + " at " + identity.issuer;
  return name + " " + base::to_hex(crypto::sha256(name));
}

}  // namespace

std::optional<User> find_user(store::Database& database, const Identity& identity) {
  const auto rows = database.read("SELECT user_id FROM identities WHERE issuer = ? AND subject = ?",
                                  {identity.issuer, identity.subject});
  return rows.empty() ? std::nullopt : find_user(database, rows.front().integer(0));
}

User find_or_add_user(store::Database& database, const Identity& identity) {
  if (auto user = find_user(database, identity)) return *user;
  std::optional<User> user;
  database.transaction([&] {
    user = find_user(database, identity);
    if (user) return;
    user = add_user(database, {.email = label(identity), .password = {.text = "no password"}}).value();
    database.write("INSERT INTO identities (issuer, subject, user_id) VALUES (?, ?, ?)",
                   {identity.issuer, identity.subject, user->id});
  });
  return user.value();
}

std::optional<Identity> identity_of(store::Database& database, std::int64_t user_id) {
  const auto rows = database.read("SELECT issuer, subject FROM identities WHERE user_id = ?", {user_id});
  if (rows.empty()) return std::nullopt;
  return Identity{.issuer = rows.front().text(0), .subject = rows.front().text(1)};
}

}  // namespace taskboard
