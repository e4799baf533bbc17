// The routes of the gate. verify() guards GET /protected, and POST /verify explains what verify() does.
#include "routes.hpp"

#include <memory>
#include <string>
#include <utility>

#include "explain.hpp"
#include "to_http.hpp"
#include "verify.hpp"
#include "web/guards.hpp"
#include "web/model.hpp"

namespace lesson {
namespace {

// The body of POST /verify. It may be longer than any token, because refusing a long one is the gate's work.
struct Body {
  std::string token;
};

const web::Model<Body>& body_model() {
  static const auto model =
      web::Model<Body>("TokenToVerify")
          .field("token", &Body::token,
                 {.max_length = 64 * 1024, .example = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."});
  return model;
}

web::Reply welcome(const VerifiedClaims& claims, const web::Request&) {
  const auto user = claims.subject();
  if (!user) throw to_http(jwt::Refusal::missing_claim);  // A token without a subject is refused.
  return web::ok({{"message", "Welcome, " + *user + "."}, {"user", *user}});
}

// Shows claims only after they were verified.
web::Reply trace_of(const Explanation& explanation) {
  json::Value steps = json::Value::array();
  for (const Step& step : explanation.steps) {
    steps.push_back({{"check", step.check}, {"outcome", step.outcome}, {"reason", step.reason}});
  }
  const auto& verdict = explanation.verdict;
  json::Value answer{{"accepted", verdict.has_value()}};
  if (verdict) {
    answer.set("claims", verdict->json());
  } else {
    answer.set("error", jwt::code(verdict.error()));
  }
  answer.set("steps", std::move(steps));
  return web::ok(answer);
}

void add_verify(web::App& app, std::shared_ptr<const Gate> gate) {
  const auto answer = [gate = std::move(gate)](const web::Request& request) {
    const Body body = body_model().read(request);
    return trace_of(explain(body.token, gate->key, gate->policy, gate->now()));
  };
  app.post("/verify",
           {.summary = "What happens to a token, check by check",
            .description = "For learning. A gate in production tells nobody why it refuses.",
            .body = {{body_model().schema()}},
            .answers = {{.status = 200, .description = "The checks in their order, and the verdict"}}},
           web::open(answer));
}

}  // namespace

web::App the_gate(Gate gate) {
  const auto shared = std::make_shared<const Gate>(std::move(gate));
  const auto believe = [shared](const web::Request& request) {
    auto claims = verify(web::required_bearer_token(request), shared->key, shared->policy, shared->now());
    if (!claims) throw to_http(claims.error());
    *request.caller = {.subject = claims->subject().value_or(""),
                       .token_id = claims->json().text("jti").value_or("")};  // For the log.
    return std::move(*claims);
  };
  const web::Guard<VerifiedClaims> token({{web::bearer_jwt()}}, believe, {400, 401});
  web::App app({.title = "The gate",
                .description = "Accepts requests with a token that it can verify, and explains each check."});

  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.get("/protected",
          {.summary = "For everybody with a good token",
           .answers = {{.status = 200, .description = "Welcome, by name"}}},
          token(welcome));
  add_verify(app, shared);
  return app;
}

}  // namespace lesson
