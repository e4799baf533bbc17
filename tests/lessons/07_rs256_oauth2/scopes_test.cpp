#include "scopes.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "json/value.hpp"
#include "jwt/key.hpp"
#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"
#include "random.hpp"
#include "web/reply.hpp"

using json::Value;

namespace {

using Words = std::vector<std::string>;

// A scope such as "Board:read-4711".
std::string some_scope() {
  return "Board:" + random_word() + "-" + std::to_string(random_integer(1'000, 9'999));
}

// `text` with its first letter small.
std::string in_other_case(std::string text) {
  text.front() = 'b';
  return text;
}

// The verified claims of a token whose scope is `scope`. nullptr leaves it out.
jwt::VerifiedClaims claims_with(const Value& scope) {
  static const jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  static const jwt::Verifier verifier(key, {.clock = [] { return std::int64_t{1'700'000'000}; }});
  Value claims{{"sub", "alice"}, {"exp", 1'700'000'060}, {"scp", "Board:all"}, {"scopes", "Board:all"}};
  if (!scope.is_null()) claims.set("scope", scope);
  const auto payload = claims.dump();
  const auto token = jwt::Signer(key).sign_bytes(std::as_bytes(std::span(payload))).value();
  return verifier.verify(token).value();
}

// What require_scope() does with such a token: "admitted", or the error that the client reads.
std::string outcome(const Value& scope, const std::string& required) {
  try {
    lesson::require_scope(claims_with(scope), required);
    return "admitted";
  } catch (const web::HttpError& error) {
    std::string text = std::to_string(error.status);
    for (const auto& header : error.headers) text += ", " + header.value;
    return text;
  }
}

// The same without the words of the error.
std::string admission(const Value& scope, const std::string& required) {
  return outcome(scope, required) == "admitted" ? "admitted" : "refused";
}

std::string refused(const std::string& scope) {
  return R"(403, Bearer error="insufficient_scope", scope=")" + scope + '"';
}

}  // namespace

TEST_CASE("7.8 a client gets the scopes that are allowed, of those that it requests",
          "[7.8][good_scope_refused]") {
  const auto read = some_scope(), write = some_scope(), share = some_scope();

  CHECK(lesson::grant_scopes({read}, {write, read}) == Words{read});
  CHECK(lesson::grant_scopes({read, write}, {read, write, share}) == Words{read, write});
  CHECK(outcome(read, read) == "admitted");
  CHECK(outcome(read + " " + write + " " + share, read) == "admitted");
  CHECK(outcome(read + " " + write + " " + share, write) == "admitted");
  CHECK(outcome(read + " " + write + " " + share, share) == "admitted");

  std::string many;
  for (int i = 0; i < 100; ++i) many += some_scope() + " ";
  CHECK(outcome(many + share, share) == "admitted");
}

TEST_CASE("7.8 a scope that is not allowed is not granted, though it was requested",
          "[7.8][asked_is_granted]") {
  const auto read = some_scope(), admin = some_scope();

  CHECK(lesson::grant_scopes({admin}, {read}) == Words{});
  CHECK(lesson::grant_scopes({read, admin}, {read}) == Words{read});
  CHECK(lesson::grant_scopes({admin, read}, {}) == Words{});
  CHECK(lesson::grant_scopes({""}, {read}) == Words{});
}

TEST_CASE("7.8 a client that requests no scope gets none", "[7.8][all_when_none]") {
  CHECK(lesson::grant_scopes({}, {some_scope(), some_scope()}) == Words{});
  CHECK(lesson::grant_scopes({}, {}) == Words{});
}

TEST_CASE("7.8 scopes are granted in the order of the request", "[7.8][other_order]") {
  Words requested;
  for (int i = 0; i < 8; ++i) requested.push_back(some_scope());
  auto allowed = requested;
  std::ranges::reverse(allowed);
  CHECK(lesson::grant_scopes(requested, allowed) == requested);

  std::ranges::sort(allowed);
  CHECK(lesson::grant_scopes(requested, allowed) == requested);
  const auto expected = requested;
  requested.insert(requested.begin(), some_scope());
  requested.push_back(some_scope());
  CHECK(lesson::grant_scopes(requested, allowed) == expected);
}

TEST_CASE("7.8 a scope is granted once, however often it was requested", "[7.8][granted_twice]") {
  const auto read = some_scope(), write = some_scope();

  CHECK(lesson::grant_scopes({read, write, read, read, write}, {read, write}) == Words{read, write});
  CHECK(lesson::grant_scopes({read}, {read, read}) == Words{read});
}

TEST_CASE("7.8 a token without the scope is refused", "[7.8][not_thrown]") {
  const auto read = some_scope(), write = some_scope();

  CHECK(admission(read, write) == "refused");
  CHECK(admission("openid " + read + " offline_access", write) == "refused");
  CHECK(admission("admin all root Board:admin " + read, write) == "refused");
}

TEST_CASE("7.8 the refusal is 403 insufficient_scope, and names the scope that is missing",
          "[7.8][other_refusal][R20]") {
  const auto read = some_scope(), write = some_scope();

  CHECK(outcome(read, write) == refused(write));
  CHECK(outcome(read + " openid", write) == refused(write));
}

TEST_CASE("7.8 a scope is a whole word, not a part of one", "[7.8][substring]") {
  const auto read = some_scope();

  for (const auto& other : {read + "-all", "my-" + read, "my-" + read + "-all", read + ":" + read,
                            read + "/*", read.substr(0, read.size() - 1), read.substr(1),
                            std::string("Board:*"), std::string("*"), std::string("Board:")}) {
    CAPTURE(other);
    CHECK(outcome(other, read) == refused(read));
    CHECK(outcome("openid " + other + " offline_access", read) == refused(read));
    CHECK(outcome(read, other) == refused(other));
    CHECK(lesson::grant_scopes({read}, {other}) == Words{});
    CHECK(lesson::grant_scopes({other}, {read}) == Words{});
  }
}

TEST_CASE("7.8 a scope must match exactly, in every character", "[7.8][any_case]") {
  const auto read = some_scope();

  for (const auto& other : {in_other_case(read), read + std::string(1, '\0'), read + std::string("\0x", 2)}) {
    CAPTURE(other);
    CHECK(outcome(other, read) == refused(read));
    CHECK(outcome(read, other) == refused(other));
    CHECK(lesson::grant_scopes({other}, {read}) == Words{});
    CHECK(lesson::grant_scopes({read}, {other}) == Words{});
  }
}

TEST_CASE("7.8 blanks separate the scopes of a token, and nothing else does", "[7.8][other_separator]") {
  const auto read = some_scope(), write = some_scope();

  for (const std::string separator :
       {"\t", "\n", "\r\n", ",", ", ", ";", "+", "%20", "|", "\v", "\xc2\xa0"}) {
    CAPTURE(separator);
    CHECK(outcome(read + separator + write, read) == refused(read));
  }
  CHECK(outcome("  " + read + "   " + write + " ", write) == "admitted");
}

TEST_CASE("7.8 a claim that is missing, or not a text, grants no scope", "[7.8][not_a_text]") {
  const auto read = some_scope();

  for (const auto& scope : {Value(nullptr), Value(""), Value("   "), Value::array({read}),
                            Value::array({read, "openid"}), Value{{read, true}}, Value(true), Value(7)}) {
    CAPTURE(scope.dump());
    CHECK(outcome(scope, read) == refused(read));
  }
  CHECK(outcome(7, "7") == refused("7"));
  CHECK(outcome(true, "true") == refused("true"));
}

TEST_CASE("7.8 scopes are read from the claim scope only", "[7.8][not_a_text]") {
  CHECK(outcome(nullptr, "Board:all") == refused("Board:all"));
  CHECK(outcome("openid", "Board:all") == refused("Board:all"));
}
