#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "redirect_prefix_ledger.hpp"
#include "web/app.hpp"

namespace lesson {

// An authorization server with one client, and the API behind it. Thread-safe.
class PageServer {
 public:
  static constexpr auto url = "https://login.example";
  static constexpr auto client_id = "board", redirect_uri = "https://board.example";

  // Logs somebody in; returns the Cookie header of their browser.
  web::Header log_in(const std::string& name);

  // GET /authorize, POST /token and GET /me. REQUIRES: `this` outlives the app.
  web::App app();

  const RedirectLedger& ledger() const { return ledger_; }

 private:
  struct Code {
    std::string user, redirect_uri;
  };

  web::Reply authorize(const web::Request& request);
  web::Reply token(const web::Request& request);
  web::Reply show_me(const web::Request& request);
  std::optional<Code> take(const std::string& code);
  std::string user_of_cookie(const web::Request& request);

  std::mutex mutex_;                                      // Guards what follows.
  std::map<std::string, std::string> sessions_, tokens_;  // Whose they are.
  std::map<std::string, Code> codes_;
  RedirectLedger ledger_;
};

}  // namespace lesson
