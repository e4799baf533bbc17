#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "store/database.hpp"
#include "web/app.hpp"

namespace lesson {

// A server that keeps its keys in a table. Safe to use from many threads.
class KeyTable {
 public:
  KeyTable();

  // Returns the access token of a login, valid for 15 minutes.
  std::string log_in(const std::string& name) const;

  // GET /me: {"user":"<name>"}. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a token was accepted because of a key that is not in the table. No client can see
  // it.
  int strange_keys_believed();

 private:
  std::optional<std::string> find_key(const std::string& kid);
  web::Reply show_me(const web::Request& request);

  std::string key_;   // The only one in the table.
  std::mutex mutex_;  // Guards the members below.
  store::Database database_;
  int strange_keys_believed_ = 0;
};

}  // namespace lesson
