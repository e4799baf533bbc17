#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "crypto/hmac.hpp"
#include "oauth/authorization_request.hpp"
#include "oauth/browser_sessions.hpp"
#include "oauth/login_limit.hpp"
#include "oauth/own_tokens.hpp"
#include "oauth/pages.hpp"
#include "store/pool.hpp"
#include "web/request.hpp"

namespace oauth {

// Somebody with an account at the authorization server.
struct User {
  std::string subject;  // `sub`: never given to anybody else.
  std::string email;
};

// The user whom e-mail and password fit; does the same work for everybody (R24). Called by many threads.
using LogIn = std::function<std::optional<User>(std::string_view email, std::string_view password)>;

// The active user with this subject.
using FindUser = std::function<std::optional<User>(std::string_view subject)>;

// GET and POST /authorize, and what its two pages post to: log in, consent, and back to the client with a
// code (RFC 6749 §4.1, RFC 9207, OpenID Connect Core §3.1.2). It works without a script. Every step reads the
// whole request again; nothing is kept between them but who is logged in. Thread-safe.
//
// A form is taken only from a page of ours: it carries a MAC of its request and of a cookie that another site
// can neither read nor set, and the browser must not say that it comes from elsewhere.
class AuthorizationEndpoint {
 public:
  struct Config {
    std::string issuer;
    std::vector<Resource> resources;  // At least one; the first is the default.
    LogIn log_in;
    FindUser find_user;
    GrantScopes grant_scopes;
    ReadOwnToken read_own_token;  // For an ID token that is shown as a hint.
    base::Clock clock = base::system_seconds;
    std::shared_ptr<LoginLimit> login_limit = std::make_shared<LoginLimit>();
  };

  AuthorizationEndpoint(std::shared_ptr<store::Pool> pool, Config config);

  web::Reply authorize(const web::Request& request);  // GET with a query, POST with a form.
  web::Reply log_in(const web::Request& request);     // POST /authorize/login
  web::Reply consent(const web::Request& request);    // POST /authorize/consent

 private:
  enum class Step { start, logged_in, consenting };
  struct Visit;

  // The page of a form, the cookie of its browser and the request that it is about.
  struct FormOrigin {
    std::string_view page, cookie, request;
  };

  std::expected<Visit, AuthorizationRefusal> begin(const std::string& encoded, const web::Request& request);
  web::Reply go_on(Visit& visit, Step step);
  web::Reply ask_for_login(const Visit& visit, const LoginPage& page) const;
  web::Reply ask_for_consent(const Visit& visit) const;
  web::Reply send_code(const Visit& visit) const;
  web::Reply refuse(const Visit& visit, ErrorCode error, const char* description) const;
  web::Reply send_back(const AuthorizationRefusal& refusal) const;
  bool needs_login(const Visit& visit, Step step) const;
  bool needs_consent(const Visit& visit, Step step) const;
  std::string csrf_token(const FormOrigin& origin) const;
  bool is_own_form(const web::Request& request, const Parameters& form, const FormOrigin& shown) const;

  const std::shared_ptr<store::Pool> pool_;
  const Config config_;
  const crypto::HmacKey csrf_key_;
};

}  // namespace oauth
