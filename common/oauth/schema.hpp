#pragma once

#include <span>
#include <string_view>

namespace oauth {

// The migrations of an authorization server's database, for store::Pool:
//
//   clients               who may ask for tokens
//   browser_sessions      who is logged in, by the hash of a cookie
//   consents              what a user has allowed a client
//   authorization_codes   by hash; a redeemed one knows its grant
//   grants                one consent that became tokens; all its tokens end with it
//   refresh_tokens        by hash, with their grant
//   access_tokens         the ids of access tokens that have not expired, with their grant
//   signing_keys          key pairs, by thumbprint
//
// No code, token, cookie or client secret is stored as it is. Private keys are: the file is for its owner
// only.
std::span<const std::string_view> server_migrations();

// The migrations of a client's database:
//
//   browser_sessions      as above
//   login_attempts        who has gone to a provider and is not back yet, by the hash of a cookie
std::span<const std::string_view> client_migrations();

}  // namespace oauth
