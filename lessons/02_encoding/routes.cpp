// The door of the Login desk: a body comes in, login() decides, an answer that no cache keeps goes out.
#include "routes.hpp"

#include <memory>
#include <string>
#include <utility>

#include "web/model.hpp"

namespace lesson {
namespace {

// What POST /login takes.
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

// What it gives: for the documentation, since login() writes it.
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
                .description = "Gives a token for a quarter of an hour to whoever knows their password."});

  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.post("/login",
           {.summary = "E-mail and password for a token",
            .body = {{body_model().schema()}},
            .answers = {{.status = 200, .description = "The token", .schema = token_schema()},
                        {.status = 401, .description = "Wrong e-mail or password; which, nobody learns"}}},
           web::open(answer));
  return app;
}

}  // namespace lesson
