#include "me_app.hpp"

#include "web/guards.hpp"

namespace lesson {
namespace {

web::Reply show_me(const MeOptions& options, const web::Request& request) {
  const auto token = jwt::UnverifiedToken::decode(web::required_bearer_token(request));
  if (!token) throw refused("This is not a token: " + std::string(jwt::code(token.error())) + ".");
  options.check_signature(*token);
  const auto& claims = token->unverified_claims();
  if (options.clock() >= claims.integer("exp").value_or(0)) throw refused("The token has expired.");
  options.ledger.note(*token);
  return web::ok({{"issuer", claims.text("iss").value_or("")}, {"user", claims.text("sub").value_or("")}});
}

}  // namespace

web::App me_app(const MeOptions& options) {
  web::App app({.title = options.title});
  app.get("/me", {.summary = "Who am I?"},
          web::open([options](const web::Request& request) { return show_me(options, request); }));
  return app;
}

web::HttpError refused(const std::string& reason) { return {.status = 401, .detail = reason}; }

}  // namespace lesson
