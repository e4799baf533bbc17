#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>

#include "web/app.hpp"

namespace lesson {

// A server that keeps its keys in a folder, each in a file that has the key's id as its name. Safe to use
// from many threads.
class KeyFolder {
 public:
  // `root` is the root of its machine: makes srv/keys with a new key in it, and an empty dev/null.
  explicit KeyFolder(const std::filesystem::path& root);

  // Returns the access token of a login, valid for 15 minutes.
  std::string log_in(const std::string& name) const;

  // GET /me: {"user":"<name>"}. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often a token was accepted because of a file that is not one of the keys. No client can
  // see it.
  int strange_keys_believed() const { return strange_keys_believed_; }

 private:
  std::optional<std::string> read_key(const std::string& kid) const;
  web::Reply show_me(const web::Request& request);

  std::string folder_;
  std::string key_;  // The content of the only file in the folder.
  std::atomic<int> strange_keys_believed_ = 0;
};

}  // namespace lesson
