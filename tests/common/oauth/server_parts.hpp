#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "oauth/authorization_codes.hpp"
#include "oauth/authorization_request.hpp"
#include "oauth/clients.hpp"
#include "oauth/parameters.hpp"
#include "store/database.hpp"

// What the tests of an authorization server share: its API, its clients, and requests to it.

inline const std::string issuer = "https://login.example", api = "https://api.example",
                         billing = "https://billing.example";

// An API to read and write, the default; another one to pay.
const std::vector<oauth::Resource>& resources();

// The requested scopes that are allowed.
std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed);

// An empty database of an authorization server, in memory.
store::Database server_database();

// Three clients, one of each kind: "shop" is public, on the web; "phone" is native; "backend" has a secret.
// Each may use codes and refresh tokens; the last one may also act for itself.
inline constexpr std::string_view backend_secret = "a-secret-of-forty-characters-and-no-less";
oauth::Client shop();
oauth::Client phone();
oauth::Client backend();
void put_clients(store::Database& database);

// The code verifier of RFC 7636, Appendix B, and its challenge.
inline const std::string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                         challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

using Fields = std::vector<std::pair<std::string, std::string>>;

// `fields`, with these instead of those of the same name; an empty value takes a field out.
Fields with(Fields fields, const Fields& changes);

// An authorization request that nobody could object to.
Fields authorization_fields(const std::string& client_id = "shop");

// A POST with this form.
web::Request form_request(const Fields& fields, const std::vector<web::Header>& headers = {});

// The Authorization header of Basic, form-encoded as RFC 6749 §2.3.1 has it.
web::Header basic(std::string_view id, std::string_view secret);

// base64 with padding.
std::string base64(std::string_view text);

// What alice has allowed the shop, and the binding of the request above.
oauth::Authorization authorization(const std::string& client_id = "shop");
oauth::CodeBinding binding();

// Redeems a code as RFC 6749 §4.1.3 and RFC 7636 §4.6 say; a reason for the log otherwise. Only a request in
// which everything is right ends the grant of a code that was used before (OAuth 2.1 draft, §7.5.3).
std::expected<oauth::Grant, std::string> redeem(store::Database& database,
                                                const oauth::CodeRedemption& redemption, std::int64_t now);

// How many rows `rest` finds, as in "grants WHERE ended_at IS NULL".
std::int64_t count(store::Database& database, const std::string& rest);
