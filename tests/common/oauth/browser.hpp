#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "oauth/authorization_endpoint.hpp"
#include "server_parts.hpp"

// A browser at an authorization endpoint: it keeps cookies and sends the form of the page that it shows.
class Browser {
 public:
  explicit Browser(oauth::AuthorizationEndpoint& endpoint) : endpoint_(endpoint) {}

  // Goes to /authorize with these parameters, in the query or, for a POST, in a form.
  web::Reply authorize(const Fields& fields);
  web::Reply post(const Fields& fields);

  // Fills in the login page that is shown, and sends it.
  web::Reply log_in(const std::string& email = "alice@example.com",
                    const std::string& password = "looking-glass");

  // Presses a button of the consent page that is shown: "allow", "deny" or "switch".
  web::Reply decide(const std::string& decision);

  // The hidden fields of the page that is shown; a test may change them.
  Fields form{};

  // What it sends beside the cookies and the form; a test may add to it.
  std::vector<web::Header> headers{};

  // By name. A test may put the cookies of another browser here.
  std::map<std::string, std::string> cookies{};

 private:
  web::Reply send(web::Request request, const std::function<web::Reply(const web::Request&)>& handler);

  oauth::AuthorizationEndpoint& endpoint_;
};

// The hidden fields of the form in a page.
Fields form_in(const std::string& page);

// What a browser is shown, or where it is sent: "login page", "consent page", "error page", "code", or the
// error that the client is sent.
std::string shown(const web::Reply& reply);

// The parameters of the redirect to the client; empty if there is no redirect.
std::map<std::string, std::string> sent_to_client(const web::Reply& reply);
