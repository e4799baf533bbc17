// The routes of the Token inspector. They decode tokens, and decide nothing on them.
#include "routes.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/hex.hpp"
#include "base64url_encode.hpp"
#include "inspect.hpp"
#include "web/guards.hpp"
#include "web/model.hpp"

namespace lesson {
namespace {

// As long as an HS256 signature, and just as unreadable once it is encoded.
constexpr std::string_view no_signature = "nobody signed this, see lesson 2";

std::string encoded(std::string_view text) { return base64url_encode(std::as_bytes(std::span(text))); }

// The body of POST /inspect. It may be longer than any token, because it is inspect() that says too_large.
struct Body {
  std::string token;
};

const web::Model<Body>& body_model() {
  static const auto model = web::Model<Body>("TokenToInspect")
                                .field("token", &Body::token,
                                       {.max_length = 64 * 1024,
                                        .example = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl"});
  return model;
}

web::Reply sample(std::int64_t now) {
  const json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  const json::Value payload{{"sub", "alice"}, {"role", "member"}, {"iat", now}, {"exp", now + 900}};
  return web::ok(
      {{"token", encoded(header.dump()) + "." + encoded(payload.dump()) + "." + encoded(no_signature)}});
}

json::Value explanation(const std::vector<ExplainedClaim>& claims) {
  json::Value list = json::Value::array();
  for (const auto& [name, value, meaning] : claims) {
    list.push_back({{"name", name}, {"value", value}, {"meaning", meaning}});
  }
  return list;
}

web::Reply cannot_decode(jwt::Refusal refusal) {
  return web::json(400, {{"detail", jwt::sentence(refusal)}, {"error", jwt::code(refusal)}});
}

web::Reply inspect_body(const web::Request& request, std::int64_t now) {
  const auto seen = inspect(body_model().read(request).token, now);
  if (!seen) return cannot_decode(seen.error());
  return web::ok({{"header", seen->header},
                  {"payload", seen->payload},
                  {"signature", base::to_hex(seen->signature)},
                  {"claims", explanation(seen->claims)},
                  {"verified", Inspection::verified}});
}

web::Reply who_am_i(const std::string& badge, std::int64_t now) {
  const auto seen = inspect(badge, now);
  if (!seen) return cannot_decode(seen.error());
  static_assert(!Inspection::verified);  // So everybody is a guest, whatever the payload says.
  const auto subject = seen->payload.text("sub");
  return web::ok({{"claims_to_be", subject ? json::Value(*subject) : json::Value()},
                  {"role", "guest"},
                  {"verified", Inspection::verified}});
}

}  // namespace

web::App token_inspector(Clock now) {
  web::App app({.title = "Token inspector",
                .description = "Decodes a token and explains it. Trusts nothing: no signature is verified."});
  const web::Guard<std::string> badge({{web::bearer_jwt()}}, web::required_bearer_token, {400, 401});
  const web::AnswerKind cannot_be_decoded{.status = 400, .description = "Cannot be decoded, and why"};

  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.get("/sample", {.summary = "A token to try"},
          web::open([now](const web::Request&) { return sample(now()); }));
  app.post("/inspect",
           {.summary = "Decode and explain a token",
            .body = {{body_model().schema()}},
            .answers = {{.status = 200, .description = "What the token says"}, cannot_be_decoded}},
           web::open([now](const web::Request& request) { return inspect_body(request, now()); }));
  app.get("/whoami",
          {.summary = "Who do I claim to be?",
           .description = "Decodes the token, and trusts nothing in it: everybody stays a guest.",
           .answers = {{.status = 200, .description = "A guest"}, cannot_be_decoded}},
          badge([now](const std::string& token, const web::Request&) { return who_am_i(token, now()); }));
  return app;
}

}  // namespace lesson
