#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace oauth {

// Who is logged in at the authorization server, in one browser.
struct BrowserSession {
  std::string subject;
  std::int64_t authenticated_at = 0;
};

// How long a browser stays logged in, in seconds.
inline constexpr std::int64_t browser_session_lifetime = std::int64_t{8} * 60 * 60;

// Starts a session; gives the value of its cookie. Takes sessions out of the table that have ended.
std::string start_browser_session(store::Database& database, const std::string& subject, std::int64_t now);

// The session of a cookie's value; std::nullopt if there is none, or it has ended.
std::optional<BrowserSession> find_browser_session(store::Database& database, std::string_view cookie,
                                                   std::int64_t now);

void end_browser_session(store::Database& database, std::string_view cookie);

// What a user has allowed a client at a resource, and adding to it.
std::vector<std::string> find_consent(store::Database& database, const std::string& subject,
                                      const std::string& client_id, const std::string& resource);
void add_consent(store::Database& database, const std::string& subject, const std::string& client_id,
                 const std::string& resource, const std::vector<std::string>& scopes);

}  // namespace oauth
