#include <atomic>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "oauth/token_endpoint.hpp"
#include "world.hpp"

namespace {

using namespace std::chrono_literals;

const std::string secret{backend_secret};
const Fields client_grant{{"grant_type", "client_credentials"}, {"scope", "read"}};

// The status that the app sends, also for what is thrown.
int status_of(const std::function<web::Reply()>& ask) {
  try {
    return ask().status;
  } catch (const web::HttpError& error) {
    return error.status;
  }
}

}  // namespace

TEST_CASE("an address is refused after twenty wrong secrets in a minute", "[token_endpoint][R25]") {
  World world;
  const auto guess = [&] {
    return status_of([&] { return world.token(client_grant, {basic("backend", "wrong")}); });
  };
  for (int i = 0; i < 20; ++i) CHECK(guess() == 401);
  CHECK(guess() == 429);
  world.steady += 59s;
  CHECK(guess() == 429);
  world.steady += 1s;
  CHECK(guess() == 401);
}

TEST_CASE("a throttled request gets Retry-After and no-store", "[token_endpoint][R25][R26]") {
  World world;
  for (int i = 0; i < 20; ++i) world.token(client_grant, {basic("backend", "wrong")});
  world.steady += 18s;
  try {
    world.token(client_grant, {basic("backend", secret)});
    FAIL("it was answered");
  } catch (const web::HttpError& error) {
    CHECK(error.status == 429);
    CHECK(web::to_reply(error).header("Retry-After") == "42");
    CHECK(web::to_reply(error).header("Cache-Control") == "no-store");
  }
}

TEST_CASE("a successful request does not reset the count of failures", "[token_endpoint][R25]") {
  World world;
  int refused = 0;
  for (int i = 0; i < 40; ++i) {
    refused +=
        status_of([&] { return world.token(client_grant, {basic("backend", "wrong")}); }) == 429 ? 1 : 0;
    static_cast<void>(status_of([&] { return world.token(client_grant, {basic("backend", secret)}); }));
  }
  CHECK(refused == 20);
}

TEST_CASE("successful requests and other errors are not counted", "[token_endpoint][R25]") {
  World world;
  for (int i = 0; i < 100; ++i) CHECK(world.token(client_grant, {basic("backend", secret)}).status == 200);
  for (int i = 0; i < 100; ++i) CHECK(verdict(world.redeem("unknown")) == "400 invalid_grant");
  for (int i = 0; i < 100; ++i)
    CHECK(verdict(world.token({{"client_id", "shop"}}, {basic("backend", secret)})) == "400 invalid_request");
  CHECK(world.token(client_grant, {basic("backend", secret)}).status == 200);
}

TEST_CASE("forty concurrent requests of one client are not counted as failures", "[token_endpoint][R25]") {
  World world;
  std::atomic<int> answered = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 40; ++i)
      threads.emplace_back([&] {
        answered +=
            status_of([&] { return world.token(client_grant, {basic("backend", secret)}); }) == 200 ? 1 : 0;
      });
  }
  CHECK(answered == 40);
}

TEST_CASE("failures at /revoke count too, and another address is not affected", "[token_endpoint][R25]") {
  World world;
  for (int i = 0; i < 20; ++i) world.revoke({{"token", "x"}}, {basic("backend", "wrong")});
  auto request = form_request(client_grant, {basic("backend", secret)});
  CHECK(status_of([&] { return world.tokens.token(request); }) == 429);
  request.remote_address = "192.0.2.2";
  CHECK(status_of([&] { return world.tokens.token(request); }) == 200);
}
