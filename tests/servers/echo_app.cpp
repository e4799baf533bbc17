#include "echo_app.hpp"

#include <stdexcept>

#include "base/not_implemented.hpp"
#include "web/bearer_token.hpp"

namespace {

struct Caller {};

Caller admit(const web::Request& request) {
  const auto token = web::bearer_token(request);
  if (token && *token == "open-sesame") return {};
  throw web::HttpError{401, "Not authenticated", {{"WWW-Authenticate", "Bearer"}}, "no good token"};
}

web::Reply hello(const web::Request&) { return web::ok({{"hello", "world"}}); }

web::Reply echo(const web::Request& request) { return web::ok(request.json_object()); }

web::Reply whoami(const web::Request& request) {
  return web::ok(
      {{"remote_address", request.remote_address}, {"bearer", web::bearer_token(request).value_or("")}});
}

web::Reply secret(const Caller&, const web::Request&) { return web::ok({{"secret", "treasure"}}); }

web::Reply item(const web::Request& request) { return web::ok({{"id", request.path_id("id")}}); }

web::Reply big(const web::Request&) { return web::html(std::string(4 << 20, '.')); }

web::Reply throws(const web::Request&) { throw std::runtime_error("the password is hunter2"); }
web::Reply throws_number(const web::Request&) { throw 7; }
web::Reply hole(const web::Request&) { throw base::NotImplemented("9.9", std::source_location::current()); }

}  // namespace

web::App echo_app() {
  const web::Guard<Caller> guard({{web::bearer_jwt()}}, admit);
  web::App app({.title = "Echo"});
  app.get("/hello", {.summary = "Say hello"}, web::open(hello));
  app.post("/echo",
           {.summary = "Give the body back",
            .body = web::BodyKind{{"Anything", json::Value::object({{"type", "object"}})}}},
           web::open(echo));
  app.get("/whoami", {.summary = "Who am I to you?"}, web::open(whoami));
  app.get("/secret", {.summary = "A secret"}, guard(secret));
  app.get("/admin", {.summary = "Another"}, guard(secret));
  app.get("/items/{id}", {.summary = "One item", .parameters = {web::path_id("id")}}, web::open(item));
  app.get("/big", {.summary = "Much to read"}, web::open(big));
  app.get("/throw", {.summary = "Fail"}, web::open(throws));
  app.get("/throw-number", {.summary = "Fail oddly"}, web::open(throws_number));
  app.get("/hole", {.summary = "An unsolved exercise"}, web::open(hole));
  return app;
}
