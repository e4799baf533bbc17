#include "taskboard_api/session_handlers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/base64url.hpp"
#include "crypto/random.hpp"
#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"
#include "store/pool.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard/users.hpp"
#include "taskboard_api/account_handlers.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/routes.hpp"
#include "temporary_folder.hpp"

using taskboard::TokenPair;

namespace {

// Taskboard with sessions as the library answers for each, and a clock that is moved by hand.
struct World {
  TemporaryFolder folder;
  std::function<void(std::string_view sql)> after_statement{};
  std::shared_ptr<store::Pool> pool =
      std::make_shared<store::Pool>(folder.path() / "taskboard.db", taskboard::migrations(),
                                    store::Options{.durability = store::Durability::process,
                                                   .after_statement = [this](std::string_view sql) {
                                                     if (after_statement) after_statement(sql);
                                                   }});
  std::int64_t now = random_instant();
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  std::shared_ptr<const taskboard_api::SessionTokens> tokens =
      std::make_shared<taskboard_api::SessionTokens>(key, [this] { return now; });
  std::shared_ptr<const taskboard::Passwords> passwords =
      std::make_shared<taskboard::Passwords>(crypto::ScryptCost{.log2_n = 4});
  taskboard::User alice = add("alice", taskboard::Role::member);
  taskboard::User carol = add("carol", taskboard::Role::admin);
  std::vector<taskboard_api::Mail> mails;
  web::App app = make_app();

  taskboard::User add(const std::string& name, taskboard::Role role) {
    return taskboard::add_user(
               *pool->lease(),
               {.email = name + "@example.com", .password = passwords->hash("looking-glass"), .role = role})
        .value();
  }
  web::App make_app() {
    namespace api = taskboard_api;
    const auto session = api::session_guard(pool, web::verified_token(tokens->access().verifier()));
    const auto user = api::user_guard(session);
    const auto first_pair = [this](store::Database&, const taskboard::User& found, std::int64_t) {
      return std::optional(tokens->pair(found));
    };
    const auto log_in = api::start_session_with(passwords, first_pair, [this] { return now; });
    web::App made({.title = "Taskboard"});
    made.post("/users/login", api::docs.log_in_with_session, web::open(api::with_database(pool, log_in)));
    api::add_taskboard_routes(
        made, api::guards_for(user, pool, crypto::random_secret(16)),
        api::change_email_with(
            passwords, [this](const api::Mail& mail) { mails.push_back(mail); }, [this] { return now; }));
    api::add_session_routes(made, pool, session, tokens);
    return made;
  }
  web::Reply send(const std::string& method, const std::string& path, const json::Value& body,
                  const std::string& token = "") {
    web::Request request{.method = method, .path = path};
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    if (!body.is_null()) {
      request.headers.push_back({"Content-Type", "application/json"});
      request.body = body.dump();
    }
    return app.answer(request);
  }
  web::Reply log_in(const std::string& name) {
    return send("POST", "/users/login", {{"email", name + "@example.com"}, {"password", "looking-glass"}});
  }
  web::Reply refresh(const std::string& token) {
    return send("POST", "/refresh", {{"refresh_token", token}});
  }
  int knock(const std::string& token) { return send("GET", "/users/me", {}, token).status; }
};

// A member of a body, as text.
std::string text(const web::Reply& reply, const std::string& name) {
  return json::Value::parse(reply.body).text(name).value_or("missing");
}

}  // namespace

TEST_CASE("a refresh token is 32 random bytes, and no two are alike", "[sessions][R28]") {
  const auto token = taskboard_api::new_refresh_token(), other = taskboard_api::new_refresh_token();
  CHECK(base::base64url_decode(token.text).value().size() == 32);
  CHECK(token.hash == taskboard::refresh_token_hash(token.text));
  CHECK(token.text != other.text);
}

TEST_CASE("an access token says its kind, and its id and end stand beside it", "[sessions][R16][R27]") {
  World world;
  const auto token = world.tokens->pair(world.alice).access;
  const auto claims = world.tokens->access().verifier()->verify(token.text);
  REQUIRE(claims);
  CHECK(claims->header().text("typ") == "at+jwt");
  CHECK(claims->id() == token.id);
  CHECK(claims->expires_at() == token.expires_at);
  CHECK(token.expires_at == world.now + 900);
}

TEST_CASE("a login and each refresh answer with a pair", "[sessions][R26]") {
  World world;
  const auto login = world.log_in("alice");
  REQUIRE(login.status == 200);
  const std::vector<std::string> members = {"access_token", "token_type", "expires_in", "refresh_token"};
  CHECK(json::Value::parse(login.body).names() == members);

  const auto next = world.refresh(text(login, "refresh_token"));
  REQUIRE(next.status == 200);
  CHECK(json::Value::parse(next.body).names() == members);
  CHECK(world.knock(text(next, "access_token")) == 200);
  CHECK(world.knock(text(next, "refresh_token")) == 401);
}

TEST_CASE("a refusal is invalid_grant whatever the reason, and the log knows the reason", "[sessions][R21]") {
  World world;
  const auto first = text(world.log_in("alice"), "refresh_token");
  world.refresh(first);
  const auto unknown = world.refresh("nobody's"), used = world.refresh(first);

  CHECK(unknown.status == 400);
  CHECK(json::Value::parse(unknown.body) ==
        json::Value{{"error", "invalid_grant"}, {"detail", "Log in again"}});
  CHECK(used.status == unknown.status);
  CHECK(used.body == unknown.body);
  CHECK(unknown.log_reason == "refresh: unknown");
  CHECK(used.log_reason == "refresh: used_before");
}

TEST_CASE("a logout ends the session of the token, and all ends all", "[sessions][R31]") {
  World world;
  const auto phone = world.log_in("alice"), laptop = world.log_in("alice"), carols = world.log_in("carol");
  CHECK(world.send("POST", "/logout", {}, text(phone, "access_token")).status == 204);
  CHECK(world.knock(text(phone, "access_token")) == 401);
  CHECK(world.refresh(text(phone, "refresh_token")).status == 400);
  CHECK(world.knock(text(laptop, "access_token")) == 200);

  const auto tablet = world.log_in("alice");
  CHECK(world.send("POST", "/logout-all", {}, text(tablet, "access_token")).status == 204);
  CHECK(world.knock(text(laptop, "access_token")) == 401);
  CHECK(world.refresh(text(laptop, "refresh_token")).status == 400);
  CHECK(world.knock(text(carols, "access_token")) == 200);
}

TEST_CASE("a logout forgets the listed tokens that have ended by themselves", "[sessions][R31]") {
  World world;
  const auto first = world.log_in("alice");
  world.pool->lease()->write(
      "INSERT INTO ended_tokens SELECT ?, access_id, access_expires_at FROM refresh_tokens",
      {taskboard::token_issuer});
  world.now += 900 + 120;
  world.send("POST", "/logout", {}, text(world.log_in("carol"), "access_token"));
  CHECK(world.pool->lease()->read("SELECT * FROM ended_tokens").empty());
}

TEST_CASE("a token that names one user and was made for the session of another opens nothing",
          "[sessions][R18][R30][R31]") {
  World world;
  const auto hers = world.tokens->pair(world.alice), carols = world.tokens->pair(world.carol);
  taskboard::start_session(*world.pool->lease(), world.carol, carols, world.now);
  auto forged = jwt::UnverifiedToken::decode(hers.access.text)->unverified_claims();
  forged.set("jti", carols.access.id);
  const auto token =
      jwt::Signer(world.key, {.type = "at+jwt", .clock = [&] { return world.now; }}).sign(forged).value();

  CHECK(world.knock(carols.access.text) == 200);
  CHECK(world.knock(token) == 401);
  CHECK(world.send("POST", "/logout", {}, token).status == 401);
  CHECK(world.knock(carols.access.text) == 200);
}

TEST_CASE("an e-mail changes with the password only, all sessions end, and the old address gets a mail",
          "[sessions][R31]") {
  World world;
  const auto phone = text(world.log_in("alice"), "access_token"),
             laptop = text(world.log_in("alice"), "access_token");
  const auto change = [&](const std::string& email, const std::string& password) {
    return world.send("PUT", "/users/me/email", {{"email", email}, {"password", password}}, phone);
  };
  CHECK(change("mallory@example.com", "a guess").status == 403);
  CHECK(change("carol@example.com", "looking-glass").status == 409);
  CHECK(world.mails.empty());
  CHECK(world.knock(laptop) == 200);

  CHECK(text(change("liddell@example.com", "looking-glass"), "email") == "liddell@example.com");
  CHECK(world.mails.at(0).to == "alice@example.com");
  CHECK(world.mails.at(0).token.empty());
  CHECK(world.knock(phone) == 401);
  CHECK(world.knock(laptop) == 401);
  CHECK(world.log_in("alice").status == 401);
  CHECK(world.log_in("liddell").status == 200);
}

TEST_CASE("whoever holds an access token may guess the password five times a minute", "[sessions][R25]") {
  World world;
  const auto token = text(world.log_in("alice"), "access_token");
  const auto change = [&](const std::string& password) {
    return world.send("PUT", "/users/me/email", {{"email", "liddell@example.com"}, {"password", password}},
                      token);
  };
  for (int i = 0; i < 5; ++i) CHECK(change("guess " + std::to_string(i)).status == 403);
  const auto refused = change("looking-glass");
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") != "");
}

TEST_CASE("a guard finds user, session and end in one look", "[sessions][R18][R31]") {
  World world;
  const auto token = text(world.log_in("alice"), "access_token");
  std::vector<std::string> run;
  world.after_statement = [&](std::string_view sql) { run.emplace_back(sql); };

  CHECK(world.send("GET", "/me", {}, token).status == 200);
  CHECK(run.size() == 1);
}

TEST_CASE("a token that was made for no session opens nothing", "[sessions][R31]") {
  World world;
  CHECK(world.knock(world.tokens->access().issue(world.alice)) == 401);
  CHECK(world.knock(taskboard_api::AccessTokens(world.key, [&] { return world.now; }).issue(world.alice)) ==
        401);
}

TEST_CASE("a list of sessions names one's own that go on", "[sessions]") {
  World world;
  world.log_in("carol");
  world.log_in("alice");
  const auto list = world.send("GET", "/sessions", {}, text(world.log_in("alice"), "access_token"));
  REQUIRE(list.status == 200);
  const auto sessions = json::Value::parse(list.body);
  REQUIRE(sessions.size() == 2);
  CHECK(sessions.at(0).boolean("current") == false);
  CHECK(sessions.at(1).boolean("current") == true);
  CHECK(sessions.at(0).integer("started_at") == world.now);
}

TEST_CASE("admins come in, members read insufficient_scope", "[sessions][R20]") {
  World world;
  CHECK(world.send("GET", "/admin/users", {}, text(world.log_in("carol"), "access_token")).status == 200);
  const auto refused = world.send("GET", "/admin/users", {}, text(world.log_in("alice"), "access_token"));
  CHECK(refused.status == 403);
  CHECK(refused.header("WWW-Authenticate") == R"(Bearer error="insufficient_scope")");
}
