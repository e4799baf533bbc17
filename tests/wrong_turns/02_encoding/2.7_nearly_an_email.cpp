// Believes: the e-mail address of an account begins with what was typed, so starts_with() finds it.
#include <algorithm>

#include "access_claims.hpp"
#include "login.hpp"
#include "make_header.hpp"
#include "sign_compact.hpp"

namespace lesson {

LoginReply login(const Credentials& credentials, const Desk& desk, std::chrono::sys_seconds now) {
  const auto found = std::ranges::find_if(desk.accounts, [&credentials](const auto& account) {
    return account.first.starts_with(credentials.email);
  });
  const bool known = found != desk.accounts.end();
  const auto& stored = known ? found->second.password : desk.nobodys_password;
  const bool fits = desk.password_fits(credentials.password, stored);
  if (!known || !fits) return {.status = 401, .body = {{"detail", wrong_credentials}}};

  const Account& account = found->second;
  const auto header = make_header();
  const json::Value plan{{"plan", account.plan}};
  const auto payload = access_claims(account.subject, access_lifetime, now, plan).dump();
  const auto token = sign_compact({.header = header, .payload = payload}, desk.key.bytes());
  const auto seconds = access_lifetime.count();
  return {.status = 200,
          .body = {{"access_token", token}, {"token_type", "bearer"}, {"expires_in", seconds}}};
}

}  // namespace lesson
