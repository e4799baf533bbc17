#include "oauth/signing_keys.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "crypto/rsa.hpp"
#include "oauth/schema.hpp"
#include "random.hpp"
#include "temporary_folder.hpp"

namespace {

using Ids = std::vector<std::string>;

constexpr std::int64_t max_age = 300, token_lifetime = 300, leeway = 120;

// A key pair that is made once: each takes its time.
const crypto::AsymmetricKey& first_pair() {
  static const auto pair = crypto::generate_rsa_key(crypto::min_rsa_bits);
  return pair;
}

std::string first_id() {
  return jwt::Key::from_pem(jwt::Algorithm::rs256, first_pair().public_pem())->thumbprint();
}

// The signing keys of a server that is started and stopped, and its clock. It has a first key already.
struct Server {
  TemporaryFolder folder;
  std::shared_ptr<store::Pool> pool =
      std::make_shared<store::Pool>(folder.path() / "server.db", oauth::server_migrations(),
                                    store::Options{.durability = store::Durability::process});
  std::int64_t now = random_instant();
  std::optional<oauth::SigningKeys> keys;

  Server() {
    pool->lease()->write(
        "INSERT INTO signing_keys (id, private_pem, published_at, promoted_at) VALUES (?, ?, ?, ?)",
        {first_id(), std::string(first_pair().private_pem().text()), now, now});
    restart();
  }
  void restart() {
    keys.emplace(pool, oauth::SigningKeys::Times{}, [this] { return now; });
  }
  Ids published() {
    Ids ids;
    for (const auto& key : keys->published()) ids.push_back(key.id);
    return ids;
  }
  std::string current() { return keys->current().id; }
};

bool contains(const Ids& ids, const std::string& id) { return std::ranges::find(ids, id) != ids.end(); }

}  // namespace

TEST_CASE("a new server generates a key that signs immediately, with its thumbprint as kid",
          "[signing_keys][R33][R36]") {
  const TemporaryFolder folder;
  const auto pool = std::make_shared<store::Pool>(folder.path() / "server.db", oauth::server_migrations());
  oauth::SigningKeys keys(pool, {}, [] { return 1000; });
  const auto key = keys.current();
  CHECK(key.pair.bits() == 2048);
  CHECK(key.pair.has_private());
  CHECK(key.id == key.public_key.thumbprint());
  CHECK(key.public_key.id() == key.id);
  CHECK_FALSE(key.public_key.can_sign());
  CHECK(keys.published().size() == 1);
  CHECK(oauth::SigningKeys(pool, {}, [] { return 2000; }).current().id == key.id);
}

TEST_CASE("a new key signs only after every cached copy of the set has it", "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  CHECK(server.published() == Ids{first_id(), next});
  CHECK(server.current() == first_id());
  server.now += max_age - 1;
  CHECK(server.current() == first_id());
  server.now += 1;
  CHECK(server.current() == next);
  CHECK(server.published() == Ids{first_id(), next});
}

TEST_CASE("an old key is published until its last token has expired, plus the leeway",
          "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  server.now += max_age;
  REQUIRE(server.current() == next);
  server.now += token_lifetime + leeway - 1;
  CHECK(server.keys->find(first_id()));
  server.now += 1;
  CHECK_FALSE(server.keys->find(first_id()));
  CHECK(server.published() == Ids{next});
}

TEST_CASE("a retired key is deleted from the database", "[signing_keys][R33]") {
  Server server;
  server.keys->publish_next();
  server.now += max_age;
  server.current();
  server.now += token_lifetime + leeway;
  server.current();
  CHECK(server.pool->lease()->read("SELECT id FROM signing_keys WHERE id = ?", {first_id()}).empty());
}

TEST_CASE("only one key waits for its promotion", "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  server.now += max_age - 1;
  CHECK(server.keys->publish_next() == next);
  CHECK(server.published().size() == 2);
}

TEST_CASE("a server that was idle during a promotion signs with the new key afterwards",
          "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  server.now += 10 * max_age;
  CHECK(contains(server.published(), first_id()));  // What it signed last may live.
  CHECK(server.current() == next);
  server.now += token_lifetime + leeway;
  CHECK(server.published() == Ids{next});
}

TEST_CASE("a restart at any step of a rotation changes nothing", "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  for (const std::int64_t step : {0L, max_age - 1, 1L, token_lifetime + leeway - 1, 1L, 10'000L}) {
    server.now += step;
    const auto current = server.current();
    const auto published = server.published();
    server.restart();
    CHECK(server.current() == current);
    CHECK(server.published() == published);
  }
  CHECK(server.current() == next);
}

TEST_CASE("the waiting key is promoted even after the clock went back and the server restarted",
          "[signing_keys][R33]") {
  Server server;
  server.now -= 3600;
  const auto next = server.keys->publish_next();
  server.restart();
  server.now += max_age;
  CHECK(server.current() == next);
}

TEST_CASE("two rotations in one second leave one signing key", "[signing_keys][R33]") {
  Server server;
  oauth::SigningKeys keys(server.pool, {.jwks_max_age = std::chrono::seconds{0}}, [&] { return server.now; });
  keys.publish_next();
  const auto last = keys.publish_next();
  CHECK(keys.current().id == last);
  oauth::SigningKeys restarted(server.pool, {.jwks_max_age = std::chrono::seconds{0}},
                               [&] { return server.now; });
  CHECK(restarted.current().id == last);
  CHECK(restarted.published().size() == 3);
}

TEST_CASE("a key is found by its id alone", "[signing_keys][R33]") {
  Server server;
  CHECK(server.keys->find(first_id())->id == first_id());
  CHECK_FALSE(server.keys->find(""));
  CHECK_FALSE(server.keys->find(first_id() + "A"));
}

TEST_CASE("the server does not start with a damaged key, or without a signing key", "[signing_keys]") {
  Server server;
  server.pool->lease()->write("UPDATE signing_keys SET replaced_at = promoted_at");
  CHECK_THROWS_AS(server.restart(), std::runtime_error);
  server.pool->lease()->write("UPDATE signing_keys SET replaced_at = NULL, private_pem = 'x'");
  CHECK_THROWS_AS(server.restart(), std::runtime_error);
}

TEST_CASE("all threads see the same signing key during a rotation", "[signing_keys][R33]") {
  Server server;
  const auto next = server.keys->publish_next();
  server.now += max_age;
  std::vector<std::string> seen(8);
  {
    std::vector<std::jthread> threads;
    for (auto& id : seen) threads.emplace_back([&] { id = server.keys->current().id; });
  }
  CHECK(std::ranges::all_of(seen, [&](const std::string& id) { return id == next; }));
  CHECK(server.published() == Ids{first_id(), next});
}

TEST_CASE("the published set always has every key that signed a valid token", "[signing_keys][R33][R36]") {
  struct Token {
    std::string key_id;
    std::int64_t expires_at;
  };
  struct Copy {
    Ids keys;
    std::int64_t fetched_at;
  };
  Server server;
  std::deque<Token> tokens;
  std::deque<Copy> copies;
  int made = 0;
  for (int step = 0; step < 600; ++step) {
    server.now += random_integer(0, 60);
    const auto event = random_integer(0, 19);
    if (event == 0 && made < 5) {
      const auto before = server.published().size();
      server.keys->publish_next();
      made += server.published().size() > before ? 1 : 0;
    }
    if (event == 1) server.restart();
    if (event == 2) server.now += random_integer(0, 1000);
    if (event > 2 && event < 12) tokens.push_back({server.current(), server.now + token_lifetime});
    if (event > 12) copies.push_back({server.published(), server.now});

    // Others accept a token for two minutes more; they keep a copy of the set for its max-age.
    std::erase_if(tokens, [&](const Token& token) { return server.now >= token.expires_at + leeway; });
    std::erase_if(copies, [&](const Copy& copy) { return server.now >= copy.fetched_at + max_age; });
    const auto published = server.published();
    const auto signer = server.current();
    REQUIRE(
        std::ranges::all_of(tokens, [&](const Token& token) { return contains(published, token.key_id); }));
    REQUIRE(std::ranges::all_of(copies, [&](const Copy& copy) { return contains(copy.keys, signer); }));
    REQUIRE(published.size() <= 4);
  }
  CHECK(made > 1);
}
