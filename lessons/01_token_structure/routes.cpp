// The doors of the Token inspector. They look at tokens, and decide nothing on them.
#include "routes.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/hex.hpp"
#include "base64url_encode.hpp"
#include "inspect.hpp"
#include "web/bearer.hpp"

using jwt::Json;

namespace lesson {
namespace {

// As long as a signature of HS256 and just as unreadable, once it is encoded.
constexpr std::string_view no_signature = "nobody signed this, see lesson 2";

std::string encoded(std::string_view text) { return base64url_encode(std::as_bytes(std::span(text))); }

web::Reply sample(std::int64_t now) {
  const Json header{{"alg", "HS256"}, {"typ", "JWT"}};
  const Json payload{{"sub", "alice"}, {"role", "member"}, {"iat", now}, {"exp", now + 900}};
  return web::ok(
      {{"token", encoded(header.dump()) + "." + encoded(payload.dump()) + "." + encoded(no_signature)}});
}

std::string token_in(const web::Request& request) {
  const Json body = request.json_object();
  web::InvalidRequest invalid;
  const auto problem = [&invalid](std::string_view name, std::string message, std::string type) {
    invalid.problems.push_back({{"body", std::string(name)}, std::move(message), std::move(type)});
  };
  for (const std::string& name : body.names()) {
    if (name != "token") problem(name, "Extra inputs are not permitted", "extra_forbidden");
  }
  const auto token = body.text("token");
  if (!body.contains("token")) {
    problem("token", "Field required", "missing");
  } else if (!token) {
    problem("token", "Input should be a valid string", "string_type");
  }
  if (!invalid.problems.empty()) throw std::move(invalid);
  return *token;
}

Json explanation(const std::vector<ExplainedClaim>& claims) {
  Json list = Json::array();
  for (const auto& [name, value, meaning] : claims) {
    list.push_back({{"name", name}, {"value", value}, {"meaning", meaning}});
  }
  return list;
}

web::Reply cannot_decode(jwt::Refusal refusal) {
  return web::json(400, {{"detail", jwt::sentence(refusal)}, {"error", jwt::code(refusal)}});
}

web::Reply inspect_body(const web::Request& request, std::int64_t now) {
  const auto seen = inspect(token_in(request), now);
  if (!seen) return cannot_decode(seen.error());
  return web::ok({{"header", seen->header},
                  {"payload", seen->payload},
                  {"signature", base::to_hex(seen->signature)},
                  {"claims", explanation(seen->claims)},
                  {"verified", Inspection::verified}});
}

// The badge that a caller shows. Whoever wants to decide on it must verify it first; that is lesson 3.
std::string shown_badge(const web::Request& request) {
  const auto badge = web::bearer_token(request);
  if (badge) return *badge;
  const bool missing = badge.error() == web::BearerProblem::missing;
  throw web::HttpError{
      .status = missing ? 401 : 400,
      .detail = missing ? "Show a badge: Authorization: Bearer <token>" : "This is no bearer token.",
      .headers = {{"WWW-Authenticate", missing ? "Bearer" : "Bearer error=\"invalid_request\""}}};
}

web::Reply who_am_i(const std::string& badge, std::int64_t now) {
  const auto seen = inspect(badge, now);
  if (!seen) return cannot_decode(seen.error());
  static_assert(!Inspection::verified);  // So nobody is more than a guest, whatever the payload says.
  const auto subject = seen->payload.text("sub");
  return web::ok({{"claims_to_be", subject ? Json(*subject) : Json()},
                  {"role", "guest"},
                  {"verified", Inspection::verified}});
}

}  // namespace

web::App token_inspector(Clock now) {
  web::App app(
      {.title = "Token inspector",
       .description = "Takes a token apart and explains it. Believes nothing: no signature is checked."});
  const web::Guard<std::string> badge({{web::bearer_jwt()}}, shown_badge);

  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.get("/sample", {.summary = "A token to try"},
          web::open([now](const web::Request&) { return sample(now()); }));
  app.post("/inspect", {.summary = "Take a token apart"},
           web::open([now](const web::Request& request) { return inspect_body(request, now()); }));
  app.get("/whoami", {.summary = "Who do I claim to be?"},
          badge([now](const std::string& token, const web::Request&) { return who_am_i(token, now()); }));
  return app;
}

}  // namespace lesson
