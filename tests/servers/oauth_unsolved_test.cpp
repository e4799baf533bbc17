// Lesson 7's servers with an answer that throws, in place of 7.1: what a client reads, and that the servers
// go on.
#include <atomic>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "course/todo.hpp"
#include "oauth_world.hpp"
#include "rs256_sign.hpp"

namespace {

// What 7.1 does instead of signing.
enum class Trouble { none, not_written, exception, number };
std::atomic<Trouble> trouble = Trouble::none;

}  // namespace

namespace lesson {

std::vector<std::byte> rs256_sign(EVP_PKEY*, std::string_view signing_input) {
  switch (trouble.load()) {
    case Trouble::none:
      break;
    case Trouble::not_written:
      course::todo("7.1");
    case Trouble::exception:
      throw std::runtime_error("no entropy left");
    case Trouble::number:
      throw 7;
  }
  return first_key().sign(std::as_bytes(std::span(signing_input)));
}

}  // namespace lesson

TEST_CASE("an answer that throws is told to its client, and to nobody else", "[oauth_unsolved][R22]") {
  OauthWorld world;
  const auto good = world.tokens_for(world.alice);
  const auto redeem = [&] {
    const auto code = world.code_for(world.alice);
    return world.token(world.client.redemption(code));
  };

  trouble = Trouble::not_written;
  CHECK(redeem().status == 501);
  CHECK(redeem().json().text("detail") == "7.1 is not implemented yet");
  trouble = Trouble::exception;
  const auto broken = redeem();
  CHECK(broken.status == 500);
  CHECK(broken.json().text("detail") == "Internal Server Error");
  CHECK_FALSE(broken.body.contains("entropy"));
  CHECK(world.log.reason("/token") == "no entropy left");
  trouble = Trouble::number;
  CHECK(redeem().status == 500);

  trouble = Trouble::none;
  CHECK(world.get("/projects/", good.access).status == 200);
  CHECK(redeem().status == 200);
}
