#include "get_current_user.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "bearer_token.hpp"
#include "board.hpp"
#include "jwt/signer.hpp"
#include "live_bytes.hpp"
#include "problems.hpp"
#include "random.hpp"

using taskboard::Role;

namespace {

// A board with alice, bob and carol, and a verifier that asks for no claim but exp.
struct World {
  std::int64_t now = random_instant();
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  jwt::Signer signer{key};
  jwt::Verifier verifier{key, {.clock = [this] { return now; }}};
  store::Database database = empty_board();
  taskboard::User alice = new_user(database, "alice");
  taskboard::User bob = new_user(database, "bob");
  taskboard::User carol = new_user(database, "carol", Role::admin);

  std::string token(json::Value claims) const {
    claims.set("exp", now + 900);
    const auto payload = claims.dump();  // Signed as it is: a Signer would refuse a subject that is a number.
    return signer.sign_bytes(std::as_bytes(std::span(payload))).value();
  }
  std::string token_for(const taskboard::User& user) const {
    return token({{"sub", std::to_string(user.id)}, {"role", taskboard::to_string(user.role)}});
  }
  auto ask(const web::Request& request) { return lesson::get_current_user(request, verifier, database); }
  auto show(const std::string& token) { return ask({.headers = {{"Authorization", "Bearer " + token}}}); }

  // "alice@example.com member", or why there is no user.
  std::string answer(const std::string& token) {
    const auto user = show(token);
    return user ? user->email + " " + taskboard::to_string(user->role) : word(user.error().error);
  }
  std::string reason(const std::string& token) {
    const auto user = show(token);
    return user ? "none" : user.error().reason;
  }
};

// A problem with its reason, which goes to the log.
std::string told(const lesson::AuthProblem& problem) {
  return std::string(word(problem.error)) + ": " + problem.reason;
}

}  // namespace

TEST_CASE("4.2 a good token leads to its user", "[4.2][user_not_found]") {
  World world;

  CHECK(world.answer(world.token_for(world.alice)) == "alice@example.com member");
}

TEST_CASE("4.2 each request gets its own user", "[4.2][user_in_a_global]") {
  World world;

  CHECK(world.answer(world.token_for(world.alice)) == "alice@example.com member");
  CHECK(world.answer(world.token_for(world.bob)) == "bob@example.com member");
  CHECK(world.answer(world.token_for(world.carol)) == "carol@example.com admin");
}

TEST_CASE("4.2 no user data is kept after a request", "[4.2][shared_by_threads]") {
  constexpr int megabyte = 1'000'000;
  const auto before = live_bytes();
  {
    World world;
    const auto user = new_user(world.database, std::string(3 * megabyte, 'a'));
    REQUIRE(world.show(world.token_for(user)).has_value());
  }
  const auto kept = live_bytes() - before;
  CHECK(kept < megabyte);
}

TEST_CASE("4.2 no token and a bad header are different problems", "[4.2][one_problem_for_all]") {
  World world;
  const auto token = world.token_for(world.alice);
  const web::Header header{"Authorization", "Bearer " + token};
  const auto problem = [&](const web::Request& request) { return word(world.ask(request).error().error); };

  CHECK(problem({}) == "no_credentials");
  CHECK(problem({.headers = {header, header}}) == "malformed");
  CHECK(world.answer("abc.def.ghi") == "invalid_token");
  for (const web::Request& request : {web::Request{}, web::Request{.headers = {header, header}}})
    CHECK(told(world.ask(request).error()) == told(lesson::bearer_token(request).error()));
}

TEST_CASE("4.2 a token that does not verify leads to no user", "[4.2][only_decoded]") {
  World world;
  const World elsewhere;
  const auto token = world.token_for(world.alice);

  CHECK(world.answer(elsewhere.token_for(world.alice)) == "invalid_token");
  CHECK(world.answer(token.substr(0, token.rfind('.') + 1)) == "invalid_token");
  world.now += 900;
  CHECK(world.answer(token) == "invalid_token");
}

TEST_CASE("4.2 a token is verified on every request", "[4.2][believed_once][R18]") {
  World world;
  World elsewhere;
  const auto token = world.token_for(world.alice);
  CHECK(world.answer(token) == "alice@example.com member");

  CHECK(elsewhere.answer(token) == "invalid_token");
  world.now += 900;
  CHECK(world.answer(token) == "invalid_token");
}

TEST_CASE("4.2 the log gets the verifier's reason", "[4.2][reason_lost][R21]") {
  World world;
  const World elsewhere;
  const auto token = world.token_for(world.alice);

  CHECK(world.reason(elsewhere.token_for(world.alice)) == "invalid_signature");
  world.now += 900;
  CHECK(world.reason(token) == "expired");
}

TEST_CASE("4.2 a subject is accepted only as an id in its one spelling", "[4.2][numeric_sub]") {
  World world;
  const auto id = std::to_string(world.alice.id);
  for (const std::string& subject :
       {id + "x", id + " OR 1=1", "0" + id, "+" + id, " " + id, id + ".0", std::string("alice"),
        std::string(), std::string("9223372036854775808")}) {
    CAPTURE(subject);
    CHECK(world.answer(world.token({{"sub", subject}})) == "invalid_token");
  }
  CHECK(world.answer(world.token({{"sub", world.alice.id}})) == "invalid_token");
  CHECK(world.answer(world.token({{"name", "alice"}})) == "invalid_token");
}

TEST_CASE("4.2 a token of a deleted user is refused", "[4.2][deleted_user][R18]") {
  World world;
  const auto token = world.token_for(world.alice);
  taskboard::remove_user(world.database, world.alice);

  CHECK(world.answer(token) == "invalid_token");
  CHECK(world.answer(world.token({{"sub", std::to_string(random_integer(1'000, 1'000'000))}})) ==
        "invalid_token");
}

TEST_CASE("4.2 a disabled user is refused until enabled again", "[4.2][disabled_user][R18]") {
  World world;
  const auto token = world.token_for(world.alice);
  taskboard::disable_user(world.database, world.alice.id, 0);
  CHECK(world.answer(token) == "invalid_token");

  taskboard::enable_user(world.database, world.alice.id);
  CHECK(world.answer(token) == "alice@example.com member");
}

TEST_CASE("4.2 the role comes from the database, not from the token", "[4.2][stale_role][R18]") {
  World world;

  CHECK(world.answer(world.token({{"sub", std::to_string(world.alice.id)}, {"role", "admin"}})) ==
        "alice@example.com member");
  CHECK(world.answer(world.token({{"sub", std::to_string(world.carol.id)}, {"role", "member"}})) ==
        "carol@example.com admin");
}
