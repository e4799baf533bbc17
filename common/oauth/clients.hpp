#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret.hpp"
#include "oauth/error.hpp"
#include "oauth/parameters.hpp"
#include "store/database.hpp"
#include "web/request.hpp"

namespace oauth {

// Can a client keep a secret (RFC 6749 §2.1)? A native client runs on its user's machine: it is public, and
// its loopback redirect URI may have any port (RFC 8252).
enum class ClientKind { confidential, public_web, native };

// Somebody who may ask for tokens.
struct Client {
  std::string id;    // 1 to 64 characters of a-z, A-Z, 0-9, - and _; not digits alone, which are users' ids.
  std::string name;  // As the user reads it when asked for consent; not empty.
  ClientKind kind = ClientKind::public_web;
  std::vector<std::string> redirect_uris{};  // At least one for authorization_code. See is_redirect_uri().
  // "authorization_code", "refresh_token"; "client_credentials" for a confidential client.
  std::vector<std::string> grant_types{};
  std::vector<std::string> scopes{};  // What it may ask for: words (RFC 6749 §3.3).

  bool may_use(std::string_view grant_type) const;
};

// The supported ways to authenticate a client, by their names in metadata (RFC 8414 §2).
const std::vector<std::string>& client_authentication_methods();

// Registers `client`, or replaces what was registered under its id. A confidential client has a secret, of
// which the hash is kept. Throws std::invalid_argument for a client that breaks what is said above.
void put_client(store::Database& database, const Client& client, const crypto::Secret* secret = nullptr);

std::optional<Client> find_client(store::Database& database, std::string_view id);

// Who a request to the token endpoint says that it is.
struct ClientCredentials {
  std::string id;
  std::optional<std::string> secret;
};

// Reads the Authorization header (RFC 6749 §2.3.1: Basic, id and secret form-encoded). std::nullopt if there
// is none, or if id and secret are both empty: Swagger UI sends that for "no client" (R38). Refused: two
// headers, another scheme, text that is not base64 (invalid_client).
std::expected<std::optional<ClientCredentials>, Error> basic_credentials(const web::Request& request);

// The client that sends this request, by Basic, by client_id and client_secret in the body, or by client_id
// alone if it is public. Refused: more than one way at once (invalid_request); an unknown client, a wrong or
// missing secret, a secret of a public client (invalid_client).
std::expected<Client, Error> authenticate_client(store::Database& database, const web::Request& request,
                                                 const Parameters& parameters);

}  // namespace oauth
