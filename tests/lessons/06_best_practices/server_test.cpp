// The whole server: what holds when things go wrong around a good token.
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "lint_payload.hpp"
#include "random.hpp"
#include "running_taskboard.hpp"

namespace {

const json::Value not_accepted{{"detail", "This token is not accepted"}};

// The cookie that an answer sets, as the browser sends it back.
std::string cookie_of(const http_client::Answer& answer) {
  const auto cookie = answer.header("Set-Cookie");
  return cookie.substr(0, cookie.find(';'));
}

}  // namespace

TEST_CASE("6.server a login gives two tokens, and both of them work", "[6.server][login_ok][R17]") {
  RunningTaskboard taskboard;
  const auto answer = taskboard.log_in_as("alice", taskboard.password);

  REQUIRE(answer.status == 200);
  const auto token = answer.json().text("access_token").value_or("none");
  const auto decoded = jwt::UnverifiedToken::decode(token);
  REQUIRE(decoded);
  CHECK(decoded->unverified_header() ==
        json::Value{{"alg", "HS256"}, {"typ", "at+jwt"}, {"kid", taskboard.kid()}});
  CHECK(taskboard.knock(token) == 200);
  CHECK(taskboard.refresh(answer.json().text("refresh_token").value_or("none")) == 200);
  CHECK(taskboard.log_in_as("alice", "wrong").status == 401);
}

TEST_CASE("6.server a payload is short, and holds nothing private", "[6.server][clean_payload][R34]") {
  RunningTaskboard taskboard;
  const auto token = taskboard.log_in_as("alice", taskboard.password).json().text("access_token");
  const auto claims = jwt::UnverifiedToken::decode(token.value_or(""))->unverified_claims();

  CHECK(lesson::lint_payload(claims).empty());
  CHECK(claims.names() == std::vector<std::string>{"iss", "sub", "aud", "iat", "exp", "jti", "role"});
  CHECK(claims.dump().size() <= 1024);
}

TEST_CASE("6.server a key is replaced, and nobody is logged out", "[6.server][rotation][R33]") {
  RunningTaskboard taskboard;
  const auto before = taskboard.log_in(taskboard.alice);
  const auto first_kid = taskboard.kid();
  taskboard.rotate();
  const auto answer = taskboard.log_in_as("alice", taskboard.password);
  const auto after = answer.json().text("access_token").value_or("none");

  CHECK(taskboard.knock(before.access.text) == 200);
  CHECK(taskboard.knock(after) == 200);
  CHECK(taskboard.refresh(before.refresh.text) == 200);
  CHECK(taskboard.kid() != first_kid);
  CHECK(jwt::UnverifiedToken::decode(after)->unverified_header().text("kid") == taskboard.kid());
}

TEST_CASE("6.server a replaced key stops verifying when its last token has expired",
          "[6.server][retired_key][R33]") {
  RunningTaskboard taskboard;
  const auto old_key = lesson::with_kid(taskboard.key);
  taskboard.rotate();
  const auto pair = taskboard.log_in(taskboard.alice);
  auto claims = jwt::UnverifiedToken::decode(pair.access.text)->unverified_claims();
  claims.set("exp", taskboard.now + 100'000);
  const auto token = jwt::Signer(old_key, {.type = "at+jwt"}).sign(claims).value();

  CHECK(taskboard.knock(token) == 200);
  taskboard.now += 15 * 60 + 120;
  CHECK(taskboard.knock(token) == 401);
}

TEST_CASE("6.server a token must name its key", "[6.server][kid_required][R11][R33]") {
  RunningTaskboard taskboard;
  const jwt::SignerOptions good{.type = "at+jwt", .key_id = taskboard.kid()};
  CHECK(taskboard.knock(forged(taskboard, taskboard.alice, good)) == 200);

  CHECK(taskboard.knock(forged(taskboard, taskboard.alice, {.type = "at+jwt"})) == 401);
  for (const std::string kid : {"../../../dev/null", "' OR 1=1 --", "0", "unknown"}) {
    CAPTURE(kid);
    CHECK(taskboard.knock(forged(taskboard, taskboard.alice, {.type = "at+jwt", .key_id = kid})) == 401);
  }
}

TEST_CASE("6.server a token whose claims have the wrong types is refused", "[6.server][typed_claims][R17]") {
  RunningTaskboard taskboard;
  const jwt::SignerOptions good{.type = "at+jwt", .key_id = taskboard.kid()};
  for (const json::Value& changes :
       {json::Value{{"role", nullptr}}, json::Value{{"role", "superadmin"}}, json::Value{{"role", 1}},
        json::Value{{"jti", nullptr}}, json::Value{{"iat", nullptr}}, json::Value{{"sub", "007"}}}) {
    CAPTURE(changes);
    CHECK(taskboard.knock(forged(taskboard, taskboard.alice, good, changes)) == 401);
  }
  const auto flagged = forged(taskboard, taskboard.alice, good, {{"admin", true}});
  CHECK(taskboard.knock(flagged) == 200);
  CHECK(taskboard.get("/admin/users", flagged).status == 403);
}

TEST_CASE("6.server leeway is applied at both ends, and only if it was configured",
          "[6.server][leeway][R14]") {
  RunningTaskboard taskboard;
  const auto pair = taskboard.log_in(taskboard.alice);
  const auto start = taskboard.now.load();
  taskboard.now = start + 900;
  CHECK(taskboard.knock(pair.access.text) == 401);

  taskboard.leeway = lesson::Leeway::of(30);
  taskboard.server.reset();
  taskboard.server.emplace(taskboard.app(), taskboard.options());
  taskboard.now = start + 929;
  CHECK(taskboard.knock(pair.access.text) == 200);
  taskboard.now = start + 930;
  CHECK(taskboard.knock(pair.access.text) == 401);
}

TEST_CASE("6.server a revoked token stays revoked during the leeway", "[6.server][ended_stays_ended][R31]") {
  RunningTaskboard taskboard;
  taskboard.leeway = lesson::Leeway::of(120);
  taskboard.server.reset();
  taskboard.server.emplace(taskboard.app(), taskboard.options());
  const auto early = taskboard.log_in(taskboard.alice), late = taskboard.log_in(taskboard.alice);
  const auto log_out = [&](const taskboard::TokenPair& pair) {
    return taskboard.server->client()
        .send("POST", "/logout", "", {http_client::bearer(pair.access.text)})
        .status;
  };
  CHECK(log_out(early) == 204);
  taskboard.now += 900 + 60;
  CHECK(taskboard.knock(late.access.text) == 200);
  CHECK(log_out(late) == 204);

  CHECK(taskboard.knock(early.access.text) == 401);
  CHECK(taskboard.knock(late.access.text) == 401);
}

TEST_CASE("6.server only nine routes need no token", "[6.server][every_door][R23]") {
  RunningTaskboard taskboard;
  const json::Value paths = taskboard.server->client().get("/openapi.json").json().at("paths");
  std::vector<std::string> open;
  for (const auto& path : paths.names()) {
    for (const auto& method : paths.at(path).names())
      if (paths.at(path).at(method).at("security").empty()) open.push_back(method + " " + path);
  }

  CHECK(open == std::vector<std::string>{"post /users/register", "post /users/login", "get /health",
                                         "post /refresh", "post /browser/login", "post /browser/refresh",
                                         "post /browser/logout", "post /password/forgot",
                                         "post /password/reset"});
}

TEST_CASE("6.server somebody who guesses passwords has to wait, and the owner gets in afterwards",
          "[6.server][throttled][R25]") {
  RunningTaskboard taskboard;
  http_client::Answer answer;
  int tries = 0;
  do answer = taskboard.log_in_as("alice", random_word());
  while (answer.status == 401 && ++tries < 50);

  REQUIRE(answer.status == 429);
  const auto wait = std::stoll("0" + answer.header("Retry-After"));
  CHECK(wait >= 1);
  CHECK(tries <= 20);
  CHECK(taskboard.log_in_as("ALICE", taskboard.password).status == 429);
  CHECK(taskboard.log_in_as("bob", taskboard.password).status == 200);
  taskboard.steady_seconds += wait;
  CHECK(taskboard.log_in_as("alice", taskboard.password).status == 200);
}

TEST_CASE("6.server a body that is not a login does not count as an attempt", "[6.server][throttled][R25]") {
  RunningTaskboard taskboard;
  for (int i = 0; i < 10; ++i)
    REQUIRE(taskboard.post("/users/login", {{"email", "alice@example.com"}}).status == 422);
  CHECK(taskboard.log_in_as("alice", taskboard.password).status == 200);
}

TEST_CASE("6.server a forgotten password can be replaced, and that ends every session",
          "[6.server][reset_ok][R31]") {
  RunningTaskboard taskboard;
  const auto phone = taskboard.log_in(taskboard.alice), bobs = taskboard.log_in(taskboard.bob);
  const auto token = taskboard.reset_token();
  const auto next = random_word() + random_word() + random_word();

  CHECK(taskboard.reset(token, next).status == 204);
  CHECK(taskboard.knock(phone.access.text) == 401);
  CHECK(taskboard.refresh(phone.refresh.text) == 400);
  CHECK(taskboard.knock(bobs.access.text) == 200);
  CHECK(taskboard.log_in_as("alice", taskboard.password).status == 401);
  CHECK(taskboard.log_in_as("alice", next).status == 200);
}

TEST_CASE("6.server a reset token works once, and not for long", "[6.server][reset_once][R21]") {
  RunningTaskboard taskboard;
  const auto first = taskboard.reset_token(), second = taskboard.reset_token(),
             bobs = taskboard.reset_token("bob");
  const auto next = random_word() + random_word() + random_word();
  REQUIRE(taskboard.reset(first, next).status == 204);

  for (const auto& token :
       {first, second, std::string("none"), taskboard.tokens().pair(taskboard.alice).access.text}) {
    const auto answer = taskboard.reset(token, random_word() + random_word());
    CHECK(answer.status == 400);
    CHECK(answer.json() == not_accepted);
  }
  taskboard.now += 600;
  CHECK(taskboard.reset(bobs, random_word() + random_word()).json() == not_accepted);
  CHECK(taskboard.log_in_as("alice", next).status == 200);
}

TEST_CASE("6.server a token is accepted at the routes of its own kind only", "[6.server][kinds][R16]") {
  RunningTaskboard taskboard;
  const auto token = taskboard.reset_token();

  CHECK(taskboard.knock(token) == 401);
  CHECK(taskboard.get("/me", token).status == 401);
  CHECK(taskboard.refresh(token) == 400);
  CHECK(taskboard.reset(taskboard.log_in(taskboard.alice).access.text, "a new password").status == 400);
}

TEST_CASE("6.server nobody learns who has an account", "[6.server][no_oracle][R21]") {
  RunningTaskboard taskboard;
  const auto known = taskboard.post("/password/forgot", {{"email", "alice@example.com"}});
  const auto unknown = taskboard.post("/password/forgot", {{"email", "mallory@example.com"}});

  CHECK(known.status == 202);
  CHECK(unknown.status == 202);
  CHECK(known.body == unknown.body);
  REQUIRE(taskboard.mails().size() == 1);
  CHECK(taskboard.mails().front().to == "alice@example.com");
}

TEST_CASE("6.server nobody is flooded with mails", "[6.server][mails_throttled][R25]") {
  RunningTaskboard taskboard;
  http_client::Answer answer;
  int mails = 0;
  do answer = taskboard.post("/password/forgot", {{"email", "alice@example.com"}});
  while (answer.status == 202 && ++mails < 50);

  CHECK(answer.status == 429);
  CHECK(answer.header("Retry-After") != "");
  CHECK(mails <= 20);
  CHECK(taskboard.log_in_as("alice", taskboard.password).status == 200);
}

TEST_CASE("6.server the log holds no token and no password", "[6.server][quiet_log][R35]") {
  RunningTaskboard taskboard;
  const auto pair = taskboard.log_in_as("alice", taskboard.password).json();
  const auto access = pair.text("access_token").value_or(""),
             refresh = pair.text("refresh_token").value_or("");
  const auto mail = taskboard.reset_token();
  taskboard.knock(access);
  taskboard.knock(mail);
  taskboard.refresh(refresh);
  taskboard.refresh(refresh);
  taskboard.reset(mail, taskboard.password + "2");
  taskboard.reset(mail, taskboard.password + "2");
  taskboard.log_in_as("alice", taskboard.password);
  taskboard.server.reset();  // The last line is written.
  const auto log = taskboard.whole_log();

  CHECK(log.find("/password/reset") != std::string::npos);
  for (const auto& secret : {access, refresh, mail, taskboard.password}) {
    REQUIRE(secret.size() > 10);
    CHECK(log.find(secret) == std::string::npos);
    CHECK(log.find(secret.substr(secret.size() - 11)) == std::string::npos);
  }
}

TEST_CASE("6.server a browser gets its refresh token in a cookie that no script can read",
          "[6.server][browser_cookie][R44]") {
  RunningTaskboard taskboard;
  const auto login = taskboard.browser_login();

  REQUIRE(login.status == 200);
  CHECK(login.json().names() == std::vector<std::string>{"access_token", "token_type", "expires_in"});
  const auto cookie = login.header("Set-Cookie");
  CHECK(cookie.starts_with("__Host-refresh="));
  CHECK(cookie.ends_with("; Path=/; Max-Age=1209600; HttpOnly; Secure; SameSite=Strict"));
  CHECK(taskboard.knock(login.json().text("access_token").value_or("none")) == 200);

  const auto next = taskboard.browse("/browser/refresh", cookie_of(login));
  REQUIRE(next.status == 200);
  CHECK(cookie_of(next) != cookie_of(login));
  CHECK(taskboard.knock(next.json().text("access_token").value_or("none")) == 200);
  CHECK_FALSE(next.json().contains("refresh_token"));
}

TEST_CASE("6.server a refresh cookie that is used twice ends the session, and is deleted",
          "[6.server][browser_cookie][R29][R44]") {
  RunningTaskboard taskboard;
  const auto first = cookie_of(taskboard.browser_login()),
             second = cookie_of(taskboard.browse("/browser/refresh", first));
  const auto reused = taskboard.browse("/browser/refresh", first);

  CHECK(reused.status == 400);
  CHECK(reused.header("Set-Cookie").starts_with("__Host-refresh=; Path=/; Max-Age=0;"));
  CHECK(taskboard.browse("/browser/refresh", second).status == 400);
  CHECK(taskboard.browse("/browser/refresh", "").status == 400);
}

TEST_CASE("6.server a browser logs out with its cookie", "[6.server][browser_cookie][R31][R44]") {
  RunningTaskboard taskboard;
  const auto login = taskboard.browser_login();
  const auto out = taskboard.browse("/browser/logout", cookie_of(login));

  CHECK(out.status == 204);
  CHECK(out.header("Set-Cookie").starts_with("__Host-refresh=; Path=/; Max-Age=0;"));
  CHECK(taskboard.browse("/browser/refresh", cookie_of(login)).status == 400);
  CHECK(taskboard.knock(login.json().text("access_token").value_or("none")) == 401);
}

TEST_CASE("6.server a page of another site cannot use anybody's cookie", "[6.server][cross_site][R44]") {
  RunningTaskboard taskboard;
  const auto cookie = cookie_of(taskboard.browser_login());
  const auto foreign = GENERATE(values<std::vector<web::Header>>({
      {},
      {{"Sec-Fetch-Site", "cross-site"}},
      {{"Sec-Fetch-Site", "same-site"}},
      {{"Sec-Fetch-Site", "none"}},
      {{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "same-origin"}},
      {{"Origin", "https://mallory.example"}},
      {{"Origin", "null"}},
  }));
  auto headers = foreign;
  headers.push_back({"Cookie", cookie});
  for (const auto* path : {"/browser/login", "/browser/refresh", "/browser/logout"}) {
    CAPTURE(path);
    const auto answer = taskboard.server->client().send("POST", path, "", headers);
    CHECK(answer.status == 403);
    CHECK(answer.header("Set-Cookie").empty());
    CHECK(answer.header("Access-Control-Allow-Origin").empty());
  }
  CHECK(taskboard.browse("/browser/refresh", cookie).status == 200);  // Nothing was spent.
}

TEST_CASE("6.server a browser that sends only Origin is served, too", "[6.server][cross_site][R44]") {
  RunningTaskboard taskboard;
  const auto cookie = cookie_of(taskboard.browser_login());
  const auto refresh = [&](const std::string& origin) {
    return taskboard.server->client()
        .send("POST", "/browser/refresh", "", {{"Origin", origin}, {"Cookie", cookie}})
        .status;
  };
  CHECK(refresh(taskboard.server->url() + "0") == 403);
  CHECK(refresh(taskboard.server->url()) == 200);
}
