// The behaviours that FastAPI's own security tutorial teaches ("OAuth2 with Password, Bearer with JWT
// tokens"), one test each, on Taskboard.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/signer.hpp"
#include "taskboard_world.hpp"

namespace {

const json::Value credentials{{"email", "alice@example.com"}, {"password", "looking-glass"}};
constexpr auto unbelieved = R"(Bearer error="invalid_token")";

// Alice, who has registered, and whoever asks GET /users/me.
struct Tutorial {
  TaskboardWorld world;
  int registered = world.client().post("/users/register", credentials).status;

  http_client::Answer read_me(const std::vector<web::Header>& headers) {
    return world.client().get("/users/me", headers);
  }

  http_client::Answer log_in(const std::string& email, const std::string& password) {
    return world.client().post("/users/login", {{"email", email}, {"password", password}});
  }

  // A token of our own key, with these claims changed or, where null, left out.
  std::string token_with(const json::Value& changes) {
    const auto now = world.now;
    json::Value claims{{"iss", "taskboard"}, {"sub", "1"}, {"aud", "taskboard"}, {"iat", now},
                       {"exp", now + 60},    {"jti", "1"}, {"role", "member"}};
    for (const auto& name : changes.names()) {
      claims.set(name, changes.at(name));
      if (changes.at(name).is_null()) claims.erase(name);
    }
    // Signed as bytes: a signer of tokens would refuse some of these.
    const auto payload = claims.dump();
    return jwt::Signer(world.key).sign_bytes(std::as_bytes(std::span(payload))).value();
  }
};

}  // namespace

TEST_CASE("login with e-mail and password gives a bearer token that works", "[taskboard][conformance]") {
  Tutorial tutorial;
  const auto login = tutorial.log_in("alice@example.com", "looking-glass");
  REQUIRE(login.status == 200);
  CHECK(login.json().text("token_type") == "bearer");
  const auto me = tutorial.read_me({http_client::bearer(login.json().text("access_token").value())});
  CHECK(me.status == 200);
  CHECK(me.json().text("email") == "alice@example.com");
}

TEST_CASE("a wrong password is 401 with a challenge", "[taskboard][conformance]") {
  const auto login = Tutorial().log_in("alice@example.com", "looking-glasses");
  CHECK(login.status == 401);
  CHECK(login.header("WWW-Authenticate") == "Bearer");
}

TEST_CASE("an unknown user gets the answer of a wrong password", "[taskboard][conformance][R24]") {
  Tutorial tutorial;
  const auto wrong = tutorial.log_in("alice@example.com", "looking-glasses");
  const auto unknown = tutorial.log_in("nobody@example.com", "looking-glass");
  CHECK(unknown.status == wrong.status);
  CHECK(unknown.body == wrong.body);
}

TEST_CASE("without a token it is 401 and the bare challenge", "[taskboard][conformance][R20]") {
  const auto me = Tutorial().read_me({});
  CHECK(me.status == 401);
  CHECK(me.body == R"({"detail":"Not authenticated"})");
  CHECK(me.header("WWW-Authenticate") == "Bearer");
}

TEST_CASE("a token that is none, or of another key, is 401", "[taskboard][conformance][R20]") {
  Tutorial tutorial;
  const TaskboardWorld other;
  const auto token = GENERATE_REF(values<std::string>({"nonsense", "a.b.c", other.tokens->issue({.id = 1})}));
  const auto me = tutorial.read_me({http_client::bearer(token)});
  CHECK(me.status == 401);
  CHECK(me.body == R"({"detail":"Could not validate credentials"})");
  CHECK(me.header("WWW-Authenticate") == unbelieved);
}

TEST_CASE("another scheme is no bearer token", "[taskboard][conformance][R19]") {
  Tutorial tutorial;
  const auto token = tutorial.token_with(json::Value::object());
  REQUIRE(tutorial.read_me({http_client::bearer(token)}).status == 200);
  for (const auto* scheme : {"Notexistent ", "Basic ", "Token ", "", "Bearers "}) {
    const auto me = tutorial.read_me({{"Authorization", scheme + token}});
    CHECK(me.status == 401);
    CHECK(me.header("WWW-Authenticate") == "Bearer");
  }
}

TEST_CASE("a token without a subject, or whose subject names nobody, is 401",
          "[taskboard][conformance][R18]") {
  Tutorial tutorial;
  const auto subject =
      GENERATE(values<json::Value>({nullptr, "", "2", "0", "alice@example.com", 1, true, "1 OR 1=1"}));
  INFO(subject.dump());
  const auto me = tutorial.read_me({http_client::bearer(tutorial.token_with({{"sub", subject}}))});
  CHECK(me.status == 401);
  CHECK(me.header("WWW-Authenticate") == unbelieved);
}

TEST_CASE("an inactive user is refused, token and password alike", "[taskboard][conformance][R18]") {
  Tutorial tutorial;
  const auto token = tutorial.token_with(json::Value::object());
  taskboard::disable_user(*tutorial.world.pool->lease(), 1, tutorial.world.now);
  CHECK(tutorial.read_me({http_client::bearer(token)}).status == 401);
  CHECK(tutorial.log_in("alice@example.com", "looking-glass").status == 401);
}

TEST_CASE("a role that does not suffice is 403, whatever the token claims", "[taskboard][conformance][R20]") {
  Tutorial tutorial;
  const auto token = tutorial.token_with({{"role", "admin"}});
  const auto answer = tutorial.world.client().get("/admin/users", {http_client::bearer(token)});
  CHECK(answer.status == 403);
}

TEST_CASE("a token that has ended is 401", "[taskboard][conformance][R13]") {
  Tutorial tutorial;
  const auto token = tutorial.token_with({{"exp", tutorial.world.now}});
  CHECK(tutorial.read_me({http_client::bearer(token)}).status == 401);
}
