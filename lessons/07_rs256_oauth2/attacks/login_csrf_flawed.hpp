#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "login_csrf_ledger.hpp"
#include "login_csrf_provider.hpp"
#include "web/app.hpp"

namespace lesson {

// A client that keeps notes, and logs its users in with an identity provider. Thread-safe.
class NotesClient {
 public:
  static constexpr auto url = "https://notes.example";

  // REQUIRES: `provider` outlives this.
  explicit NotesClient(NotesProvider& provider) : provider_(provider) {}

  // GET /login/start, GET /login/callback, GET and POST /notes. REQUIRES: `this` outlives the app.
  web::App app();

  const LoginLedger& ledger() const { return ledger_; }

 private:
  web::Reply start(const web::Request& request);
  web::Reply finish(const web::Request& request);
  web::Reply show_notes(const web::Request& request);
  web::Reply save_note(const web::Request& request);
  std::string user_of_cookie(const web::Request& request);

  NotesProvider& provider_;
  std::mutex mutex_;                                       // Guards what follows.
  std::map<std::string, std::string> sessions_;            // Whose they are.
  std::map<std::string, std::vector<std::string>> notes_;  // By user.
  LoginLedger ledger_;
};

}  // namespace lesson
