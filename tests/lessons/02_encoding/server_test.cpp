#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "crypto/hmac.hpp"
#include "crypto/password.hpp"
#include "jwt/token_parts.hpp"
#include "password_check.hpp"
#include "random.hpp"
#include "routes.hpp"
#include "signing_key.hpp"
#include "test_server.hpp"

namespace {

constexpr crypto::ScryptCost cheap{.log2_n = 4};
constexpr std::int64_t now = 1'700'000'000;

// A running login desk with alice's account, whose password the tests know.
struct Fixture {
  std::string password = random_word();
  std::vector<std::byte> key = random_bytes(32);
  TestServer server{
      lesson::login_desk(desk(), [] { return std::chrono::sys_seconds{std::chrono::seconds{now}}; })};

  lesson::Desk desk() const {
    return {.accounts = {{"alice@example.com",
                          {.subject = "alice",
                           .password = {crypto::hash_password(password, cheap)},
                           .plan = "standard"}}},
            .password_fits = lesson::scrypt_check(cheap),
            .nobodys_password = {crypto::nobodys_password_hash(cheap)},
            .key = lesson::make_key(key).value()};
  }
  http_client::Answer login(const std::string& email, const std::string& attempt) {
    return server.client().post("/login", {{"email", email}, {"password", attempt}});
  }
  http_client::Answer send(const json::Value& body) { return server.client().post("/login", body); }
};

// The types of all problems in a 422 response, in order: "missing string_type".
std::string problems(const http_client::Answer& answer) {
  if (answer.status != 422) return "status " + std::to_string(answer.status);
  const json::Value detail = answer.json().at("detail");
  std::string types;
  for (std::size_t i = 0; i < detail.size(); ++i)
    types += (i > 0 ? " " : "") + detail.at(i).text("type").value();
  return types;
}

std::string payload_of(const std::string& token) {
  const auto parts = jwt::split_token(token);
  return parts ? base::base64url_decode_text(parts->payload).value_or("not base64url") : "not three parts";
}

}  // namespace

TEST_CASE("2.server alice logs in and gets a token for 15 minutes", "[2.server][token_answer][R26][R27]") {
  Fixture desk;
  const auto answer = desk.login("alice@example.com", desk.password);

  REQUIRE(answer.status == 200);
  CHECK(answer.json().text("token_type") == "bearer");
  CHECK(answer.json().integer("expires_in") == 900);
  const auto token = answer.json().text("access_token").value_or("");
  CHECK(json::Value::parse(payload_of(token)) ==
        json::Value{{"sub", "alice"}, {"iat", now}, {"exp", now + 900}, {"plan", "standard"}});
  const auto parts = jwt::split_token(token).value();
  const crypto::HmacKey oracle(crypto::Digest::sha256, crypto::Secret::copy_of(desk.key));
  CHECK(oracle.verify(std::as_bytes(std::span(parts.signed_bytes)),
                      base::base64url_decode(parts.signature).value()));
}

TEST_CASE("2.server no response to a login may be cached", "[2.server][no_store][R26]") {
  Fixture desk;

  CHECK(desk.login("alice@example.com", desk.password).header("Cache-Control") == "no-store");
  CHECK(desk.login("alice@example.com", "wrong").header("Cache-Control") == "no-store");
}

TEST_CASE("2.server an unknown e-mail and a wrong password get the same response",
          "[2.server][one_message]") {
  Fixture desk;
  const auto wrong = desk.login("alice@example.com", desk.password + "x");
  const auto unknown = desk.login("stranger@example.com", desk.password);

  CHECK(wrong.status == 401);
  CHECK(unknown.status == 401);
  CHECK(wrong.header("WWW-Authenticate") == "Bearer");
  CHECK(unknown.header("WWW-Authenticate") == "Bearer");
  CHECK(wrong.body == unknown.body);
}

TEST_CASE("2.server a body that is not a login is refused, and each problem is named",
          "[2.server][bad_body]") {
  Fixture desk;
  const std::vector<web::Header> json = {{"Content-Type", "application/json"}};
  const auto text = [&](const std::string& body) {
    return problems(desk.server.client().send("POST", "/login", body, json));
  };

  CHECK(text("") == "missing");
  CHECK(text("{\"email\":") == "json_invalid");
  CHECK(text("[]") == "json_invalid");
  CHECK(text(R"({"email":"a","email":"b","password":"c"})") == "json_invalid");
  CHECK(problems(desk.send(json::Value::object())) == "missing missing");
  CHECK(problems(desk.send({{"email", 5}, {"password", nullptr}})) == "string_type string_type");
  CHECK(problems(desk.send({{"email", "alice"}, {"password", "x"}})) == "value_error");
  CHECK(problems(desk.send({{"email", "a@b.example"}, {"password", ""}})) == "string_too_short");
  CHECK(problems(desk.send({{"email", "a@b.example"}, {"password", std::string(1001, 'p')}})) ==
        "string_too_long");
  CHECK(
      problems(desk.send({{"email", "alice@example.com"}, {"password", desk.password}, {"role", "admin"}})) ==
      "extra_forbidden");
}

TEST_CASE("2.server a long password is checked to its last character", "[2.server][long_passwords][R24]") {
  Fixture desk;
  desk.password = std::string(200, 'p') + random_word();
  TestServer server(lesson::login_desk(desk.desk(), [] { return std::chrono::sys_seconds{}; }));
  const auto status = [&](const std::string& password) {
    return server.client().post("/login", {{"email", "alice@example.com"}, {"password", password}}).status;
  };

  CHECK(status(desk.password) == 200);
  CHECK(status(desk.password + "x") == 401);
  CHECK(status(desk.password.substr(0, 200)) == 401);
}

TEST_CASE("2.server the server does not start with a weak key, and says what to do", "[2.server][weak_key]") {
  const auto complaint = [](const std::string& secret) {
    const auto key = lesson::signing_key(secret.c_str());
    return key ? "a key" : key.error();
  };

  CHECK(complaint("dragon").starts_with("JWT_SECRET is shorter than 32 bytes. Make a good one:\n"));
  CHECK(complaint("").starts_with("JWT_SECRET is shorter"));
  CHECK(complaint("changethischangethischangethischangethis").starts_with("JWT_SECRET is a placeholder"));
  CHECK(complaint(base::base64url_encode(random_bytes(32))) == "a key");
  const auto one = lesson::signing_key(nullptr).value(), other = lesson::signing_key(nullptr).value();
  CHECK(!std::ranges::equal(one.bytes(), other.bytes()));
}
