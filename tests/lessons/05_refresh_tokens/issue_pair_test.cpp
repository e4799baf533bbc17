#include "issue_pair.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "json/value.hpp"
#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"

using taskboard::Role;
using taskboard::TokenPair;

namespace {

// A board with alice and carol, a key, and a clock that is moved by hand.
struct World {
  std::int64_t now = random_instant();
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  store::Database database = empty_board();
  std::int64_t strangers = add_strangers(database, now);
  taskboard::User alice = new_user(database, "alice");
  taskboard::User carol = new_user(database, "carol", Role::admin);
  jwt::VerifierOptions policy{.issuers = {"taskboard"},
                              .audiences = {"taskboard"},
                              .other_types = jwt::OtherTypes::accepted_because_i_compare_the_type_myself,
                              .clock = [this] { return now; }};

  std::optional<TokenPair> issue(const taskboard::User& user) {
    return lesson::issue_pair(database, user.id, key, now);
  }
  // What the user gets: "a pair" or "nothing".
  std::string issued_to(const taskboard::User& user) { return issue(user) ? "a pair" : "nothing"; }
  TokenPair pair_of(const taskboard::User& user) {
    const auto pair = issue(user);
    REQUIRE(pair);
    return *pair;
  }
  // What a verifier of ours says to a token, of whatever kind: "accepted", or why not.
  std::string verdict(const std::string& token) const {
    const auto claims = jwt::Verifier(key, policy).verify(token);
    return claims ? "accepted" : std::string(jwt::code(claims.error()));
  }
  // A claim of the user's access token, as text.
  std::string claim(const taskboard::User& user, const std::string& name) {
    const auto claims = jwt::Verifier(key, policy).verify(pair_of(user).access.text);
    return claims ? claims->text(name).value_or("missing") : std::string(jwt::code(claims.error()));
  }
};

std::size_t number_of_audiences(const jwt::VerifiedClaims& claims) {
  const auto audience = claims.json().at("aud");
  return audience.is_array() ? audience.size() : 1;
}

}  // namespace

TEST_CASE("5.2 an active user gets an access token that names them", "[5.2][not_believed]") {
  World world;

  CHECK(world.verdict(world.pair_of(world.alice).access.text) == "accepted");
  CHECK(world.claim(world.alice, "sub") == std::to_string(world.alice.id));
  CHECK(world.claim(world.carol, "sub") == std::to_string(world.carol.id));
  World with_another_key;
  CHECK(with_another_key.verdict(with_another_key.pair_of(with_another_key.alice).access.text) == "accepted");
}

TEST_CASE("5.2 a refresh token is not accepted as an access token", "[5.2][same_kind][R16][R28]") {
  World world;
  const auto refresh = world.pair_of(world.alice).refresh;

  CHECK(world.verdict(refresh.text) == "malformed");
  CHECK(refresh.hash == taskboard::refresh_token_hash(refresh.text));
  CHECK(world.pair_of(world.alice).refresh.text != refresh.text);
}

TEST_CASE("5.2 the header of an access token has the type at+jwt", "[5.2][no_type][R16]") {
  World world;
  const auto token = jwt::UnverifiedToken::decode(world.pair_of(world.alice).access.text);
  REQUIRE(token);

  CHECK(token->unverified_header().text("typ").value_or("missing") == "at+jwt");
  CHECK(token->unverified_header().size() == 2);  // And "alg".
}

TEST_CASE("5.2 an access token expires after 15 minutes", "[5.2][lives_long][R27]") {
  World world;
  const auto token = world.pair_of(world.alice).access.text;

  world.now += 15 * 60 - 1;
  CHECK(world.verdict(token) == "accepted");
  world.now += 1;
  CHECK(world.verdict(token) == "expired");
}

TEST_CASE("5.2 every access token has a jti of its own, and the pair repeats it", "[5.2][no_name][R17]") {
  World world;
  const auto pair = world.pair_of(world.alice);
  const auto claims = jwt::Verifier(world.key, world.policy).verify(pair.access.text);
  REQUIRE(claims);

  CHECK(claims->id().size() == 32);
  CHECK(pair.access.id == claims->id());
  CHECK(pair.access.expires_at == claims->expires_at());
  CHECK(world.pair_of(world.alice).access.id != pair.access.id);
}

TEST_CASE("5.2 the payload has the seven claims, and nothing else about the user", "[5.2][says_more][R34]") {
  World world;
  const auto claims = jwt::Verifier(world.key, world.policy).verify(world.pair_of(world.alice).access.text);
  REQUIRE(claims);
  auto names = claims->json().names();
  std::ranges::sort(names);

  CHECK(names == std::vector<std::string>{"aud", "exp", "iat", "iss", "jti", "role", "sub"});
  CHECK(number_of_audiences(*claims) == 1);
}

TEST_CASE("5.2 a user who was deleted or disabled gets no tokens", "[5.2][disabled_user][R30]") {
  World world;
  CHECK(world.issued_to(world.alice) == "a pair");
  taskboard::disable_user(world.database, world.alice.id, world.now);
  CHECK(world.issued_to(world.alice) == "nothing");
  taskboard::enable_user(world.database, world.alice.id);
  CHECK(world.issued_to(world.alice) == "a pair");

  taskboard::disable_user(world.database, world.carol.id, world.now);
  CHECK(world.issued_to(world.carol) == "nothing");
  CHECK(world.issued_to({.id = world.carol.id + 1'000}) == "nothing");
}

TEST_CASE("5.2 the role is the user's current one, not that of the last token", "[5.2][stale_role][R30]") {
  World world;
  CHECK(world.claim(world.carol, "role") == "admin");
  world.database.write("UPDATE users SET role = 'member' WHERE id = ?", {world.carol.id});

  CHECK(world.claim(world.carol, "role") == "member");
  CHECK(world.claim(world.alice, "role") == "member");
}
