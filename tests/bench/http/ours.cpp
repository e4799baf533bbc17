// GET /users/me behind a verified token, as our servers do it.
#include <cstdio>
#include <memory>

#include "program/run.hpp"
#include "token.hpp"
#include "web/guards.hpp"

namespace {

web::Reply read_me(const jwt::VerifiedClaims& claims, const web::Request&) {
  return web::ok({{"user", claims.subject()}});
}

}  // namespace

int main(int argc, char** argv) {
  const auto user = web::verified_token(std::make_shared<const jwt::Verifier>(bench::verifier()));
  web::App app({.title = "Bench"});
  app.get("/users/me", {.summary = "Who am I?"}, user(read_me));
  std::printf("%s\n", bench::token().c_str());
  return program::run(app, {.port = 0, .log = web::LogFormat::off}, argc, argv);
}
