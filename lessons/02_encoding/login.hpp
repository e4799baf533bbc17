#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "json/value.hpp"
#include "make_key.hpp"

namespace lesson {

// How long an access token is valid.
inline constexpr std::chrono::seconds access_lifetime = std::chrono::minutes{15};

// The only thing that a refused login says.
inline constexpr std::string_view wrong_credentials = "Wrong e-mail or password.";

// A stored password hash: "$scrypt$ln=17,r=8,p=1$…". Nobody can compute the password from it.
struct PasswordHash {
  std::string text;
};

struct Account {
  std::string subject;  // "alice", for tokens. Not the e-mail: that is personal, and people change it.
  PasswordHash password;
  std::string plan;
};

// Hashes `password` with the parameters of `stored`, and returns whether the two hashes are equal. Slow on
// purpose; each call does the same work, whatever the result.
using PasswordCheck = std::function<bool(std::string_view password, const PasswordHash& stored)>;

// What login() needs: the accounts, the password check and the key.
struct Desk {
  std::map<std::string, Account, std::less<>> accounts;  // By e-mail.
  PasswordCheck password_fits;
  PasswordHash nobodys_password;  // Fits no password, but costs as much to check as any other hash.
  HmacKey key;
};

struct Credentials {
  std::string_view email;
  std::string_view password;
};

struct LoginReply {
  int status;  // The HTTP status.
  json::Value body;
};

// Returns the reply to a login at the time `now`:
//   200  {"access_token":"…","token_type":"bearer","expires_in":900}, with the account's plan in the token
//   401  {"detail":wrong_credentials}, for an unknown e-mail as well as for a wrong password
// Checks exactly one password on every call. Thread-safe if `password_fits` is.
LoginReply login(const Credentials& credentials, const Desk& desk, std::chrono::sys_seconds now);

}  // namespace lesson
