#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "json/value.hpp"
#include "make_key.hpp"

namespace lesson {

// How long an access token is good for.
inline constexpr std::chrono::seconds access_lifetime = std::chrono::minutes{15};

// All that a refused caller learns.
inline constexpr std::string_view wrong_credentials = "Wrong e-mail or password.";

// A password as it is stored: "$scrypt$ln=17,r=8,p=1$…". Nobody can compute the password from it.
struct PasswordHash {
  std::string text;
};

struct Account {
  std::string subject;  // "alice", for tokens. Not the e-mail: that is personal, and people change it.
  PasswordHash password;
  std::string plan;
};

// Hashes `password` as `stored` was made, and says whether it is the same one. Slow on purpose; each call
// does the same work, whatever the answer.
using PasswordCheck = std::function<bool(std::string_view password, const PasswordHash& stored)>;

// What the login desk knows.
struct Desk {
  std::map<std::string, Account, std::less<>> accounts;  // By e-mail.
  PasswordCheck password_fits;
  PasswordHash nobodys_password;  // Fits no password, and costs as much to check as anybody's.
  HmacKey key;
};

struct Credentials {
  std::string_view email;
  std::string_view password;
};

struct LoginReply {
  int status;  // Of HTTP.
  json::Value body;
};

// What the desk answers at the time `now`:
//   200  {"access_token":"…","token_type":"bearer","expires_in":900}, the account's plan among the claims
//   401  {"detail":wrong_credentials}, for an unknown e-mail as for a wrong password
// Checks exactly one password, whoever asks. Thread-safe if `password_fits` is.
LoginReply login(const Credentials& credentials, const Desk& desk, std::chrono::sys_seconds now);

}  // namespace lesson
