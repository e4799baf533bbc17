#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "web/app.hpp"

namespace lesson {

// A small identity provider for one client, which does what it should: a code goes to the registered redirect
// URI, belongs to the user who is logged in, and works once. Thread-safe. Given.
class NotesProvider {
 public:
  static constexpr auto url = "https://login.example";
  static constexpr auto client_id = "notes", redirect_uri = "https://notes.example/login/callback";

  // Logs somebody in; returns the value of the cookie of their browser, whose name is cookie_name.
  static constexpr auto cookie_name = "__Host-provider";
  std::string log_in(const std::string& name);

  // Returns the user of this code, and marks it as redeemed; std::nullopt if it is unknown or was redeemed.
  std::optional<std::string> redeem(const std::string& code);

  // GET /authorize. REQUIRES: `this` outlives the app.
  web::App app();

 private:
  web::Reply authorize(const web::Request& request);

  std::mutex mutex_;                                     // Guards what follows.
  std::map<std::string, std::string> sessions_, codes_;  // Whose they are.
};

}  // namespace lesson
