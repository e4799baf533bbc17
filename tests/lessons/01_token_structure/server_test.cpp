// The judge of the whole server: every answer of lesson 1 at work behind its routes.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base64url_encode.hpp"
#include "inspect.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"
#include "routes.hpp"
#include "test_server.hpp"

namespace {

std::string token_of(const std::string& header, const std::string& payload) {
  return base::base64url_encode(header) + "." + base::base64url_encode(payload) + "." +
         base::base64url_encode("sig");
}

std::string token_of(const json::Value& payload) { return token_of(R"({"alg":"HS256"})", payload.dump()); }

// The inspector at a fixed moment, built from the answers that are linked into this judge.
class Inspector {
 public:
  Inspector() {
    // An open exercise is best reported from here, where its file and line are known.
    lesson::base64url_encode({});
    (void)lesson::inspect(token_of({{"exp", now}}), now);
  }

  http_client::Answer get(const std::string& path) { return client_.get(path); }
  http_client::Answer inspect(const std::string& token) {
    return client_.post("/inspect", {{"token", token}});
  }
  http_client::Answer post(const std::string& body) {
    return client_.send("POST", "/inspect", body, {{"Content-Type", "application/json"}});
  }
  http_client::Answer show(const std::string& badge) {
    return client_.get("/whoami", {http_client::bearer(badge)});
  }

  const std::int64_t now = random_instant();

 private:
  TestServer server_{lesson::token_inspector([moment = now] { return moment; })};
  http_client::Client client_ = server_.client();
};

std::string meaning_of(const json::Value& inspected, std::string_view claim) {
  const json::Value claims = inspected.at("claims");
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims.at(i).text("name") == claim) return claims.at(i).text("meaning").value_or("");
  }
  return "not explained";
}

// How /inspect refuses a text that is not a token: "400 malformed".
std::string refusal_of(Inspector& inspector, const std::string& token) {
  const auto answer = inspector.inspect(token);
  return std::to_string(answer.status) + " " + answer.json().text("error").value_or("without a reason");
}

// The first problem named for a refused body: "422 token missing".
std::string problem_of(Inspector& inspector, const std::string& body) {
  const auto answer = inspector.post(body);
  if (answer.status != 422) return std::to_string(answer.status);
  const json::Value first = answer.json().at("detail").at(0UZ);
  const json::Value place = first.at("loc");
  return "422 " + place.at(place.size() - 1).text().value_or("?") + " " + first.text("type").value_or("?");
}

}  // namespace

TEST_CASE("1.server POST /inspect shows header, payload and signature", "[1.server][takes_apart]") {
  Inspector inspector;
  const auto name = random_word();
  const auto answer = inspector.inspect(token_of({{"sub", name}}));

  REQUIRE(answer.status == 200);
  CHECK(answer.json().at("header") == json::Value{{"alg", "HS256"}});
  CHECK(answer.json().at("payload") == json::Value{{"sub", name}});
  CHECK(answer.json().text("signature") == "736967");  // "sig" in hexadecimal.
}

TEST_CASE("1.server claims are explained at the current time", "[1.server][explains]") {
  Inspector inspector;
  const auto answer = inspector.inspect(token_of({{"sub", "alice"}, {"exp", inspector.now - 180}}));

  REQUIRE(answer.status == 200);
  CHECK(meaning_of(answer.json(), "sub") == "who the token is about");
  CHECK(meaning_of(answer.json(), "exp").ends_with("Z (expired 3 min ago)"));
}

TEST_CASE("1.server a token that was only decoded is never called verified", "[1.server][never_verified]") {
  Inspector inspector;

  CHECK(inspector.inspect(token_of({{"sub", "alice"}})).json().boolean("verified") == false);
  CHECK(inspector.inspect(token_of({{"verified", true}})).json().boolean("verified") == false);
}

TEST_CASE("1.server a client stays a guest, whatever its token claims", "[1.server][stays_a_guest]") {
  Inspector inspector;
  const auto carol = inspector.show(token_of({{"sub", "carol"}, {"role", "admin"}}));

  REQUIRE(carol.status == 200);
  CHECK(carol.json() == json::Value{{"claims_to_be", "carol"}, {"role", "guest"}, {"verified", false}});
  CHECK(inspector.show(token_of({{"role", "admin"}})).json().text("role") == "guest");
}

TEST_CASE("1.server a text that cannot be decoded is refused with the reason",
          "[1.server][names_the_reason]") {
  Inspector inspector;

  CHECK(refusal_of(inspector, "abc") == "400 malformed");
  CHECK(refusal_of(inspector, "a.b.c.d.e") == "400 encrypted");
  CHECK(refusal_of(inspector, "e30=.e30.") == "400 invalid_encoding");
  CHECK(refusal_of(inspector, token_of("[]", "{}")) == "400 invalid_json");
  CHECK(refusal_of(inspector, std::string(8193, 'a')) == "400 too_large");
  CHECK(inspector.show("abc").status == 400);
}

TEST_CASE("1.server a body that is anything but a single token is refused", "[1.server][refuses_bodies]") {
  Inspector inspector;

  CHECK(problem_of(inspector, "{}") == "422 token missing");
  CHECK(problem_of(inspector, R"({"token":5})") == "422 token string_type");
  CHECK(problem_of(inspector, R"({"token":"a.b.c","role":"admin"})") == "422 role extra_forbidden");
  CHECK(problem_of(inspector, R"({"token":"a.b.c","token":"e30.e30."})").starts_with("422"));
  CHECK(problem_of(inspector, "{\"token\":").starts_with("422"));
  CHECK(problem_of(inspector, "{\"token\":\"\xff\"}").starts_with("422"));
}

TEST_CASE("1.server the sample is a token with nothing private in it", "[1.server][sample]") {
  Inspector inspector;
  const auto sample = inspector.get("/sample");

  REQUIRE(sample.status == 200);
  const auto token = sample.json().text("token").value_or("");
  const auto decoded = jwt::UnverifiedToken::decode(token);
  REQUIRE(decoded.has_value());
  CHECK(decoded->unverified_claims().names() == std::vector<std::string>{"sub", "role", "iat", "exp"});
  CHECK(inspector.inspect(token).status == 200);
}

TEST_CASE("1.server GET /whoami without a token gets 401 and a challenge", "[1.server][asks_for_a_badge]") {
  Inspector inspector;
  const auto nobody = inspector.get("/whoami");

  CHECK(nobody.status == 401);
  CHECK(nobody.header("WWW-Authenticate") == "Bearer");
}

TEST_CASE("1.server the server still answers after a megabyte of noise", "[1.server][lives_on]") {
  Inspector inspector;

  CHECK(inspector.post(std::string(1 << 20, '.')).status == 413);
  CHECK(inspector.post("{\"token\":\"" + std::string(60'000, '.') + "\"}").status == 400);
  CHECK(inspector.get("/health").status == 200);
}

TEST_CASE("1.server the API description lists every route", "[1.server][describes_itself]") {
  Inspector inspector;
  const json::Value paths = inspector.get("/openapi.json").json().at("paths");

  for (const auto* path : {"/health", "/sample", "/inspect", "/whoami"}) CHECK(paths.contains(path));
  CHECK(inspector.get("/docs").status == 200);
  CHECK(inspector.get("/redoc").status == 200);
}
