#include "auth_error.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

using lesson::AuthError;

namespace {

constexpr auto every_error = {AuthError::no_credentials, AuthError::malformed, AuthError::invalid_token,
                              AuthError::not_allowed};

web::HttpError answer(AuthError error, const std::string& reason = "a reason") {
  return lesson::auth_error({.error = error, .reason = reason});
}

// The challenges of an answer, one behind the other.
std::string challenge(AuthError error) {
  std::string all;
  for (const auto& header : answer(error).headers)
    if (header.name == "WWW-Authenticate") all += (all.empty() ? "" : " | ") + header.value;
  return all;
}

}  // namespace

TEST_CASE("4.4 a request without credentials gets 401", "[4.4][forbidden_guest][R20]") {
  CHECK(answer(AuthError::no_credentials).status == 401);
  CHECK(answer(AuthError::invalid_token).status == 401);
}

TEST_CASE("4.4 a user without permission gets 403", "[4.4][log_in_again][R20]") {
  CHECK(answer(AuthError::not_allowed).status == 403);
}

TEST_CASE("4.4 a malformed request gets 400", "[4.4][malformed_is_401][R20]") {
  CHECK(answer(AuthError::malformed).status == 400);
}

TEST_CASE("4.4 every refusal has a Bearer challenge", "[4.4][no_challenge][R20]") {
  for (const auto error : every_error) CHECK(challenge(error).starts_with("Bearer"));
}

TEST_CASE("4.4 the challenge for missing credentials names no error", "[4.4][error_for_guests][R20]") {
  CHECK(challenge(AuthError::no_credentials) == "Bearer");
}

TEST_CASE("4.4 the challenge names the error by its code in RFC 6750", "[4.4][one_error_for_all][R20]") {
  CHECK(challenge(AuthError::malformed) == R"(Bearer error="invalid_request")");
  CHECK(challenge(AuthError::invalid_token) == R"(Bearer error="invalid_token")");
  CHECK(challenge(AuthError::not_allowed) == R"(Bearer error="insufficient_scope")");
}

TEST_CASE("4.4 the reason is in the log and nowhere else", "[4.4][reason_outside][R21]") {
  const auto reason = random_word() + random_word();
  for (const auto error : every_error) {
    const auto reply = web::to_reply(answer(error, reason));
    CHECK(reply.body.find(reason) == reply.body.npos);
    for (const auto& header : reply.headers) CHECK(header.value.find(reason) == std::string::npos);
    CHECK(answer(error, reason).headers.size() == 1);
    CHECK(reply.log_reason == reason);
  }
}

TEST_CASE("4.4 each detail is the sentence of the contract", "[4.4][other_words]") {
  CHECK(answer(AuthError::no_credentials).detail == "Not authenticated");
  CHECK(answer(AuthError::malformed).detail == "Send one token");
  CHECK(answer(AuthError::invalid_token).detail == "Could not validate credentials");
  CHECK(answer(AuthError::not_allowed).detail == "Not enough permissions");
}
