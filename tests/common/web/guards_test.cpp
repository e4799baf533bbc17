#include "web/guards.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/signer.hpp"

namespace {

using Believed = std::expected<std::string, std::string>;

// Believes one token, and calls its bearer alice.
const auto guard =
    web::bearer_guard<std::string>({{web::bearer_jwt()}}, [](std::string_view token) -> Believed {
      if (token == "good") return "alice";
      return std::unexpected("expired");
    });

web::Reply greet(const std::string& name, const web::Request&) { return web::ok({{"name", name}}); }

web::Request request_with(std::vector<web::Header> headers) {
  return {.method = "GET", .headers = std::move(headers)};
}

// What the endpoint answers or throws.
web::Reply answer_of(const web::Endpoint& endpoint, const web::Request& request) {
  try {
    return endpoint.answer(request);
  } catch (const web::HttpError& error) {
    return web::to_reply(error);
  }
}

const jwt::Key& token_key() {
  static const jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  return key;
}

// Believes tokens of token_key(), at second 1000.
web::Guard<jwt::VerifiedClaims> token_guard() {
  return web::verified_token(
      std::make_shared<const jwt::Verifier>(token_key(), jwt::VerifierOptions{.clock = [] { return 1000; }}));
}

web::Reply greet_subject(const jwt::VerifiedClaims& claims, const web::Request&) {
  return web::ok({{"name", claims.subject()}});
}

web::Request with_token(const jwt::Key& signer, const json::Value& claims) {
  return request_with({{"Authorization", "Bearer " + *jwt::Signer(signer).sign(claims)}});
}

}  // namespace

TEST_CASE("a handler gets the value that its guard found", "[guards]") {
  const auto reply = answer_of(guard(greet), request_with({{"Authorization", "Bearer good"}}));
  CHECK(reply.body == R"({"name":"alice"})");
}

TEST_CASE("without credentials there is a bare challenge", "[guards][R20]") {
  const auto reply = answer_of(guard(greet), request_with({}));
  CHECK(reply.status == 401);
  CHECK(reply.header("WWW-Authenticate") == "Bearer");
  CHECK(reply.body == R"({"detail":"Not authenticated"})");
}

TEST_CASE("a bad token learns that it is bad, the log learns why", "[guards][R20][R21]") {
  const auto reply = answer_of(guard(greet), request_with({{"Authorization", "Bearer bad"}}));
  CHECK(reply.status == 401);
  CHECK(reply.header("WWW-Authenticate") == "Bearer error=\"invalid_token\"");
  CHECK(reply.body == R"({"detail":"Could not validate credentials"})");
  CHECK(reply.log_reason == "expired");
}

TEST_CASE("credentials that mean nothing are a bad request", "[guards][R19][R20]") {
  const auto headers = GENERATE(values<std::vector<web::Header>>({
      {{"Authorization", "Bearer good"}, {"Authorization", "Bearer good"}},
      {{"Authorization", "Bearer"}},
      {{"Authorization", "Bearer good good"}},
      {{"Authorization", "Bearer go%6fd"}},
      {{"Authorization", "Bearer =good"}},
  }));
  const auto reply = answer_of(guard(greet), request_with(headers));
  CHECK(reply.status == 400);
  CHECK(reply.header("WWW-Authenticate") == "Bearer error=\"invalid_request\"");
}

TEST_CASE("a guard that asks for more refuses with 403", "[guards][R20]") {
  const auto bob_only = guard.require([](const std::string& name) {
    if (name != "bob") throw web::insufficient_scope("bob");
  });
  const auto reply = answer_of(bob_only(greet), request_with({{"Authorization", "Bearer good"}}));
  CHECK(reply.status == 403);
  CHECK(reply.header("WWW-Authenticate") == "Bearer error=\"insufficient_scope\", scope=\"bob\"");
  CHECK(answer_of(bob_only(greet), request_with({})).status == 401);
}

TEST_CASE("a guard that builds on another finds its own value, and keeps who is refused", "[guards]") {
  const auto length =
      guard.then<std::size_t>([](const std::string& name, const web::Request&) { return name.size(); });
  const auto endpoint =
      length([](std::size_t size, const web::Request&) { return web::ok({{"size", size}}); });
  CHECK(answer_of(endpoint, request_with({{"Authorization", "Bearer good"}})).body == R"({"size":5})");
  CHECK(answer_of(endpoint, request_with({})).status == 401);
  CHECK(endpoint.security().size() == 1);
  CHECK(endpoint.refusals() == std::vector<int>{400, 401});
}

TEST_CASE("a caller without the privileges reads insufficient_scope, and no scope to ask for",
          "[guards][R20]") {
  const auto reply = web::to_reply(web::insufficient_privileges("not an admin"));
  CHECK(reply.status == 403);
  CHECK(reply.header("WWW-Authenticate") == "Bearer error=\"insufficient_scope\"");
  CHECK(reply.log_reason == "not an admin");
}

TEST_CASE("a verified token becomes its claims; why another does not is for the log", "[guards][R21]") {
  const auto endpoint = token_guard()(greet_subject);
  const auto reply_to = [&](const jwt::Key& signer, std::int64_t expiry) {
    return answer_of(endpoint, with_token(signer, {{"sub", "alice"}, {"exp", expiry}}));
  };
  CHECK(reply_to(token_key(), 2000).body == R"({"name":"alice"})");
  const auto expired = reply_to(token_key(), 1000);
  const auto forged = reply_to(jwt::Key::generate(jwt::Algorithm::hs256), 2000);
  CHECK(expired.log_reason == "expired");
  CHECK(forged.log_reason == "invalid_signature");
  CHECK(expired.status == 401);
  CHECK(expired.body == forged.body);
}

TEST_CASE("the log learns who a verified token names, and nobody from another token", "[guards][R35]") {
  const auto endpoint = token_guard()(greet_subject);
  const json::Value claims{{"sub", "alice"}, {"jti", "0a1b"}, {"exp", 2000}};
  const auto good = with_token(token_key().with_id("first"), claims),
             forged = with_token(jwt::Key::generate(jwt::Algorithm::hs256), claims);
  answer_of(endpoint, good);
  answer_of(endpoint, forged);
  CHECK(good.caller->subject == "alice");
  CHECK(good.caller->token_id == "0a1b");
  CHECK(good.caller->key_id == "first");
  CHECK(forged.caller->subject == "");
}

TEST_CASE("a scope is a whole word of its claim", "[guards][R20]") {
  const auto writer = token_guard().require(
      {"write"}, [](const jwt::VerifiedClaims& claims) { web::require_scope(claims, "write"); });
  const auto status = [&](const json::Value& scope) {
    return answer_of(writer(greet_subject), with_token(token_key(), {{"exp", 2000}, {"scope", scope}}))
        .status;
  };
  CHECK(status("write") == 200);
  CHECK(status("read write") == 200);
  CHECK(status("write read") == 200);
  CHECK(status("read") == 403);
  CHECK(status("overwrite writer") == 403);
  CHECK(status("") == 403);
  CHECK(status(nullptr) == 403);
  CHECK(status(json::Value::array({"write"})) == 403);  // RFC 8693 §4.2: one text.
}

TEST_CASE("an API key is shown once and whole", "[guards]") {
  const auto keys = web::api_key_guard("X-API-Key", crypto::Secret::copy_of("0123456789abcdef"));
  const auto endpoint = keys([](const web::ApiKeyHolder&, const web::Request&) { return web::no_content(); });
  const auto status = [&](std::vector<web::Header> headers) {
    return answer_of(endpoint, request_with(std::move(headers))).status;
  };
  CHECK(status({{"x-api-key", "0123456789abcdef"}}) == 204);
  CHECK(status({}) == 401);
  CHECK(status({{"X-API-Key", ""}}) == 401);
  CHECK(status({{"X-API-Key", "0123456789abcde"}}) == 401);
  CHECK(status({{"X-API-Key", "0123456789abcdef"}, {"X-API-Key", "0123456789abcdef"}}) == 401);
}

TEST_CASE("a program without the right API key reads a challenge", "[guards][R20]") {
  const auto keys = web::api_key_guard("X-API-Key", crypto::Secret::copy_of("0123456789abcdef"));
  const auto endpoint = keys([](const web::ApiKeyHolder&, const web::Request&) { return web::no_content(); });
  for (const auto& headers : {std::vector<web::Header>{}, {{"X-API-Key", "0123456789abcde"}}}) {
    const auto reply = answer_of(endpoint, request_with(headers));
    CHECK(reply.status == 401);
    CHECK(reply.header("WWW-Authenticate") == "APIKey");
  }
}

TEST_CASE("an empty API key opens nothing", "[guards]") {
  const auto keys = web::api_key_guard("X-API-Key", crypto::Secret());
  const auto endpoint = keys([](const web::ApiKeyHolder&, const web::Request&) { return web::no_content(); });
  CHECK(answer_of(endpoint, request_with({{"X-API-Key", ""}})).status == 401);
}

TEST_CASE("too_many_attempts is 429 with Retry-After", "[guards][R25]") {
  const auto refusal = web::too_many_attempts(std::chrono::seconds(42));
  CHECK(refusal.status == 429);
  CHECK(web::to_reply(refusal).header("Retry-After") == "42");
}
