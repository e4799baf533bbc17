#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "oauth/grants.hpp"
#include "store/database.hpp"

namespace oauth {

// What a user has allowed a client, before it is tokens.
struct Authorization {
  std::string client_id;
  std::string subject;   // The user: `sub` of the tokens.
  std::string scope;     // What was granted.
  std::string resource;  // Whom the access token is meant for: its `aud`.
  std::optional<std::string> nonce{};
  std::int64_t authenticated_at = 0;  // When the user logged in, in seconds since 1970.
};

// How long a code can be redeemed, in seconds (R40).
inline constexpr std::int64_t code_lifetime = 60;

// How many codes of one user and client can be open at a time; one more takes the place of the oldest.
inline constexpr std::int64_t open_codes = 10;

struct CodeBinding {
  std::string redirect_uri;    // As the client sent it.
  std::string code_challenge;  // S256.
};

// Makes a code for `authorization`; gives its text. Takes expired codes that nobody redeemed out of the
// table.
std::string issue_code(store::Database& database, const Authorization& authorization,
                       const CodeBinding& binding, std::int64_t now);

// A code as the database knows it.
struct StoredCode {
  std::string hash;
  Authorization authorization;
  CodeBinding binding;
  std::int64_t expires_at = 0;             // From this second on it is worth nothing.
  std::optional<std::int64_t> grant_id{};  // The grant that it was redeemed for; std::nullopt if it was not.
};

// The code with this text; also one that was redeemed, for as long as its grant is kept.
std::optional<StoredCode> find_code(store::Database& database, std::string_view text);

// What a client sends to the token endpoint to redeem a code (RFC 6749 §4.1.3, RFC 7636 §4.5).
struct CodeRedemption {
  std::string code;
  std::string client_id;  // Authenticated, or that of a public client.
  std::string redirect_uri;
  std::string code_verifier;
};

// Redeems `code`: starts its grant. std::nullopt, and nothing is changed, if the code was redeemed before,
// even if that happened after find_code(). REQUIRES: inside the caller's transaction.
std::optional<Grant> start_grant(store::Database& database, const StoredCode& code, std::int64_t now);

}  // namespace oauth
