#pragma once

#include <functional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// What mallory has, and what she can do.
struct Evidence {
  std::string login;  // Where a login starts at the client: "https://notes.example/login/start?…"
  std::string notes;  // Where the client shows its user's notes: "https://notes.example/notes".

  // Opens a page in your own browser, which is logged in as you at the identity provider. It shows you a
  // redirect instead of following it: .status is 303, and .header("Location") says where it would go.
  std::function<http_client::Answer(const std::string& url)> browse;

  // Sends alice a link. She opens it, and her browser follows every redirect. Later that day she saves a note
  // at the client; if she is not logged in there by then, she logs in first, as herself.
  std::function<void(const std::string& link)> lure;
};

// The loot.
struct Loot {
  std::string notes;  // The notes that your browser is shown, with alice's among them: the body of the page.
};

// The attack of lab 7g.
Loot attack(const Evidence& evidence);

}  // namespace lesson
