#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "oauth/authorization_codes.hpp"
#include "oauth/clients.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "web/security_scheme.hpp"

namespace oauth {

// An API that accepts our access tokens.
struct Resource {
  std::string id;      // An absolute URL (RFC 8707 §2): `resource` in requests, `aud` in tokens.
  std::string name;    // As the user reads it.
  web::Scopes scopes;  // What may be done there.
};

// The scopes of OpenID Connect that are offered, and what they mean to the user.
const web::Scopes& openid_scopes();

// The supported values of `prompt`.
const std::vector<std::string>& known_prompts();

// Decides which of the requested scopes a client gets; `allowed` is what it may have. None: invalid_scope.
using GrantScopes = std::function<std::vector<std::string>(const std::vector<std::string>& requested,
                                                           const std::vector<std::string>& allowed)>;

// A request to the authorization endpoint that was found in order (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID
// Connect Core §3.1.2.1).
struct AuthorizationRequest {
  Client client;
  std::string redirect_uri;
  std::string state{};  // Empty if the client sent none.
  std::string code_challenge{};
  std::vector<std::string> scopes{};
  std::string resource{};
  std::optional<std::string> nonce{};
  std::vector<std::string> prompts{};
  std::optional<std::int64_t> max_age{};  // Seconds since the user logged in.
  std::string login_hint{};
  std::optional<std::string> id_token_hint{};

  bool asks_for(std::string_view prompt) const;
  bool has_scope(std::string_view scope) const;
};

// A request that gets no code. Without a redirect URI that is certain to be the client's, the user reads the
// error here: an error that is sent to whatever URI was asked for is an open redirect (RFC 9700 §4.11).
struct AuthorizationRefusal {
  Error error;
  std::string redirect_uri{};
  std::string state{};
};

// Checks the parameters of an authorization request. The first of `resources` is the one that is meant when
// the client names none.
std::expected<AuthorizationRequest, AuthorizationRefusal> read_authorization_request(
    store::Database& database, const Parameters& parameters, const std::vector<Resource>& resources,
    const GrantScopes& grant_scopes);

}  // namespace oauth
