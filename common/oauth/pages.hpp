#pragma once

#include <string>
#include <vector>

#include "oauth/authorization_request.hpp"
#include "web/reply.hpp"

// The pages of an authorization server and of a client: plain HTML without a script, for every browser and
// screen reader.
namespace oauth {

// What each form carries: the authorization request as it was sent, to be read again, and the token that
// shows that the form came from a page of ours.
struct FormContext {
  std::string request;  // Encoded parameters.
  std::string csrf;
};

struct LoginPage {
  std::string client_name{};
  std::string email{};    // What the field starts with.
  std::string message{};  // What went wrong the last time.
};
web::Reply login_page(const LoginPage& page, const FormContext& form);

struct ConsentPage {
  std::string client_name;
  std::string email;                     // Who is logged in.
  std::vector<std::string> permissions;  // What the scopes mean, one sentence each.
};
web::Reply consent_page(const ConsentPage& page, const FormContext& form);

// 400: for the user, when there is nowhere to send an error to.
web::Reply error_page(const Error& error);

// For a client: "Log in with …", a link to /login/start for each issuer. Somebody who is logged in can log
// out, by a form for /logout.
enum class Visitor { unknown, logged_in };
web::Reply provider_page(const std::vector<std::string>& issuers, Visitor visitor = Visitor::unknown);

// The style sheet of these pages, served at /style.css.
web::Reply style_sheet();

}  // namespace oauth
