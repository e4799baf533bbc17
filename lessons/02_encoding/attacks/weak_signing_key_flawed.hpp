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

// Returns the lines of words.txt: words that people use as a secret.
std::vector<std::string> word_list();

// What the protected routes need: GET /whoami, for every valid token, and GET /admin/users, for those whose
// role is admin. A token is valid if `key` made its signature and it has not expired. `opened` is called with
// each token that opens /admin/users, by many threads at once.
struct Doors {
  std::shared_ptr<const crypto::HmacKey> key;
  std::function<std::int64_t()> now;
  std::function<void(const std::string& token)> opened = [](const std::string&) {};
};
void add_doors(web::App& app, const Doors& doors);

// Taskboard with two flaws: it signs with a word, and its login copies the request into the claims. Its
// protected routes have no flaw. Thread-safe once routes() has returned.
class WordyTaskboard {
 public:
  // REQUIRES: `word` is not empty.
  WordyTaskboard(std::string_view word, std::function<std::int64_t()> now);

  struct Person {
    std::string name;
    std::string role;
    std::string password;
  };
  // Adds the account <name>@example.com. REQUIRES: routes() has not been called yet.
  void add(const Person& person);

  // Returns a genuine token, as a login at the time `issued_at` would issue it.
  std::string token_for(const std::string& name, std::int64_t issued_at);

  // Returns POST /login and the protected routes. REQUIRES: `this` outlives the app.
  web::App routes();

  // The ledger: how often /admin/users opened for a token that this server never issued, and how often for
  // one that it issued to somebody who is not an admin. No client can see it.
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

  mutable std::mutex mutex_;                   // Guards the members below.
  std::map<std::string, std::string> issued_;  // The true role of each token's holder.
  Ledger ledger_;
};

}  // namespace lesson
