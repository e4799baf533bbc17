#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "web/app.hpp"

namespace lesson {

// The lines of words.txt: what people call a secret.
std::vector<std::string> word_list();

// Doors that verify well: GET /whoami for every good token, GET /admin/users for those whose role is admin.
// A token is good when `key` made its signature and it has not ended. `opened` hears of each token that
// opens /admin/users; called by many threads at once.
struct Doors {
  std::shared_ptr<const crypto::HmacKey> key;
  std::function<std::int64_t()> now;
  std::function<void(const std::string& token)> opened = [](const std::string&) {};
};
void add_doors(web::App& app, const Doors& doors);

// Taskboard with two flaws. It signs with a word, and its login copies the request into the claims. Its doors
// are as good as doors can be. Safe to use from many threads once its routes were made.
class WordyTaskboard {
 public:
  // REQUIRES: `word` is not empty.
  WordyTaskboard(std::string_view word, std::function<std::int64_t()> now);

  struct Person {
    std::string name;
    std::string role;
    std::string password;
  };
  // Gives somebody the account <name>@example.com. Before the routes are made.
  void add(const Person& person);

  // A genuine token, as a login at the time `issued_at` would give it.
  std::string token_for(const std::string& name, std::int64_t issued_at);

  // POST /login and the doors. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /admin/users was opened by a token that this server never made, and how often by
  // one that it made for somebody who is no admin. No client can see it.
  struct Ledger {
    int forged = 0;
    int made_on_request = 0;
  };
  Ledger ledger() const;

 private:
  std::string sign(const json::Value& claims, const std::string& true_role);
  web::Reply login(const web::Request& request);
  void note(const std::string& token);

  std::shared_ptr<const crypto::HmacKey> key_;
  std::function<std::int64_t()> now_;
  std::map<std::string, Person, std::less<>> accounts_;  // By e-mail; `password` is a hash.

  mutable std::mutex mutex_;                   // Guards what follows.
  std::map<std::string, std::string> issued_;  // The role that the holder of each token really has.
  Ledger ledger_;
};

}  // namespace lesson
