// Lab 7f · A longer address
//
// You are mallory, and want to be alice. She is logged in at an authorization server, and uses a client of
// it. After each login the server sends her browser back to the client, with a code in the address:
//
//   GET /authorize?response_type=code&client_id=…&redirect_uri=…     303 to redirect_uri?code=…
//   POST /token    grant_type=authorization_code, client_id, redirect_uri, code
//
// The client has no secret, and does not use PKCE. Find out in redirect_prefix_flawed.cpp which redirect
// URIs the server accepts.
//
//   base::encode_form({{"name", "value"}, …})     "name=value&…", with every special character encoded
//   evidence.lure(link)                          alice opens your link
//   parameter(url, "code")                       a parameter of a URL, or ""
//   evidence.redeem({{"name", "value"}, …})      .json().text("access_token"), a std::optional<std::string>:
//                                                an answer that is refused has none
//   evidence.show_me(token)                      .body
//
// Return the body of GET /me for alice.
#include "redirect_prefix.hpp"

#include "base/percent_encoding.hpp"
#include "course/todo.hpp"

namespace lesson {

Loot attack(const Evidence& evidence) {
  course::todo("lab7f", evidence);  // Your code replaces this line.
}

}  // namespace lesson
