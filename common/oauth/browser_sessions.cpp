#include "oauth/browser_sessions.hpp"

#include "oauth/opaque_token.hpp"
#include "oauth/parameters.hpp"

namespace oauth {

std::string start_browser_session(store::Database& database, const std::string& subject, std::int64_t now) {
  auto cookie = new_opaque_token();
  database.transaction([&] {
    database.write("DELETE FROM browser_sessions WHERE ends_at <= ?", {now});
    database.write(
        "INSERT INTO browser_sessions (hash, subject, authenticated_at, ends_at) VALUES (?, ?, ?, ?)",
        {cookie.hash, subject, now, now + browser_session_lifetime});
  });
  return std::move(cookie.text);
}

std::optional<BrowserSession> find_browser_session(store::Database& database, std::string_view cookie,
                                                   std::int64_t now) {
  const auto rows =
      database.read("SELECT subject, authenticated_at FROM browser_sessions WHERE hash = ? AND ends_at > ?",
                    {opaque_token_hash(cookie), now});
  if (rows.empty()) return std::nullopt;
  return BrowserSession{.subject = rows.front().text(0), .authenticated_at = rows.front().integer(1)};
}

void end_browser_session(store::Database& database, std::string_view cookie) {
  database.write("DELETE FROM browser_sessions WHERE hash = ?", {opaque_token_hash(cookie)});
}

std::vector<std::string> find_consent(store::Database& database, const std::string& subject,
                                      const std::string& client_id, const std::string& resource) {
  const auto rows =
      database.read("SELECT scope FROM consents WHERE subject = ? AND client_id = ? AND resource = ?",
                    {subject, client_id, resource});
  return rows.empty() ? std::vector<std::string>{} : split_words(rows.front().text(0));
}

void add_consent(store::Database& database, const std::string& subject, const std::string& client_id,
                 const std::string& resource, const std::vector<std::string>& scopes) {
  database.transaction([&] {
    const auto known = join_words(find_consent(database, subject, client_id, resource));
    const auto all = split_words(known + ' ' + join_words(scopes));
    database.write(
        "INSERT OR REPLACE INTO consents (subject, client_id, resource, scope) VALUES (?, ?, ?, ?)",
        {subject, client_id, resource, join_words(all)});
  });
}

}  // namespace oauth
