// The route of the Login desk: parses the body, calls login(), and returns a response that no cache may keep.
#include "routes.hpp"

#include <memory>
#include <string>
#include <utility>

#include "web/model.hpp"

namespace lesson {
namespace {

// The body of POST /login.
struct Body {
  std::string email;
  std::string password;
};

const web::Model<Body>& body_model() {
  static const auto model =
      web::Model<Body>("Login")
          .field("email", &Body::email, {.format = web::Format::email, .example = "alice@example.com"})
          .field("password", &Body::password, {.min_length = 1, .example = "looking-glass"});
  return model;
}

// The body of its response: for the documentation only, since login() writes it.
struct Token {
  std::string access_token;
  std::string token_type;
  std::int64_t expires_in = 0;
};

web::Schema token_schema() {
  return web::Model<Token>("Token")
      .field("access_token", &Token::access_token, {.description = "For the header Authorization: Bearer …"})
      .field("token_type", &Token::token_type, {.one_of = {"bearer"}})
      .field("expires_in", &Token::expires_in, {.description = "Seconds from now"})
      .schema();
}

web::Reply answer_of(const LoginReply& reply) {
  auto answer = web::json(reply.status, reply.body);
  answer.headers.push_back({"Cache-Control", "no-store"});
  if (reply.status == 401) answer.headers.push_back({"WWW-Authenticate", "Bearer"});
  return answer;
}

}  // namespace

web::App login_desk(Desk desk, Clock now) {
  const auto answer = [desk = std::make_shared<const Desk>(std::move(desk)),
                       now = std::move(now)](const web::Request& request) {
    const Body body = body_model().read(request);
    return answer_of(login({.email = body.email, .password = body.password}, *desk, now()));
  };
  web::App app({.title = "Login desk",
                .description = "Issues a token for 15 minutes to users who know their password."});

  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.post("/login",
           {.summary = "Log in with e-mail and password",
            .body = {{body_model().schema()}},
            .answers = {{.status = 200, .description = "The token", .schema = token_schema()},
                        {.status = 401,
                         .description = "Wrong e-mail or password; the answer does not say which"}}},
           web::open(answer));
  return app;
}

}  // namespace lesson
