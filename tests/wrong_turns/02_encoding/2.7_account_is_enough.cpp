// Believes: password_fits throws if the password is wrong, so there is nothing to check.
#include "access_claims.hpp"
#include "login.hpp"
#include "make_header.hpp"
#include "sign_compact.hpp"

namespace lesson {

LoginReply login(const Credentials& credentials, const Desk& desk, std::chrono::sys_seconds now) {
  const auto found = desk.accounts.find(credentials.email);
  const bool known = found != desk.accounts.end();
  desk.password_fits(credentials.password, known ? found->second.password : desk.nobodys_password);
  if (!known) return {.status = 401, .body = {{"detail", wrong_credentials}}};

  const Account& account = found->second;
  const auto header = make_header();
  const auto payload = access_claims(account.subject, access_lifetime, now, {{"plan", account.plan}}).dump();
  const auto token = sign_compact({.header = header, .payload = payload}, desk.key.bytes());
  return {
      .status = 200,
      .body = {{"access_token", token}, {"token_type", "bearer"}, {"expires_in", access_lifetime.count()}}};
}

}  // namespace lesson
