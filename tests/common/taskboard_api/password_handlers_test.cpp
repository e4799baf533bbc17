#include "taskboard_api/password_handlers.hpp"

#include <atomic>
#include <latch>
#include <mutex>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "random.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/login.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/documentation.hpp"
#include "taskboard_api/session_tokens.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"

using taskboard_api::docs;
using taskboard_api::ResetTokens;

namespace {

// One key, found by its id only.
jwt::FindKey only(const jwt::Key& key) { return jwt::find_in(jwt::KeySet::of({key}).value()); }

// A verifier of access tokens that looks its key up.
jwt::Verifier access_verifier(const jwt::Key& key, const base::Clock& clock) {
  auto policy = taskboard_api::token_policy("at+jwt", clock);
  policy.algorithms = {key.algorithm()};
  return {only(key), policy};
}

// A Taskboard with alice, and its two operations on passwords.
struct World {
  TemporaryFolder folder;
  std::shared_ptr<store::Pool> pool =
      std::make_shared<store::Pool>(folder.path() / "taskboard.db", taskboard::migrations());
  std::shared_ptr<const taskboard::Passwords> passwords =
      std::make_shared<taskboard::Passwords>(crypto::ScryptCost{.log2_n = 4});
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256).with_id("the only one");
  std::atomic<std::int64_t> now = random_instant();
  base::Clock clock = [this] { return now.load(); };
  std::shared_ptr<const ResetTokens> tokens = std::make_shared<ResetTokens>(key, only(key), clock);
  taskboard_api::SessionTokens session_tokens{key, clock};
  taskboard::User alice = taskboard::add_user(*pool->lease(), {.email = "alice@example.com",
                                                               .password = passwords->hash("looking-glass")})
                              .value();
  std::mutex mutex;
  std::vector<taskboard_api::Mail> mails;  // Whoever reads or writes them holds `mutex`.
  std::shared_ptr<base::JobQueue> jobs = std::make_shared<base::JobQueue>();
  TestServer server{app()};

  web::App app() {
    web::App app({.title = "Passwords"});
    const auto send = [this](const taskboard_api::Mail& mail) {
      const std::scoped_lock lock(mutex);
      mails.push_back(mail);
    };
    const auto forgot = taskboard_api::forgot_password_with(pool, tokens, send, jobs);
    const auto reset = taskboard_api::reset_password_with(passwords, tokens);
    app.post("/password/forgot", docs.forgot_password, web::open(forgot));
    app.post("/password/reset", docs.reset_password, web::open(taskboard_api::with_database(pool, reset)));
    return app;
  }
  int forgot(const std::string& email) {
    const auto status = server.client().post("/password/forgot", {{"email", email}}).status;
    jobs->wait_until_idle();
    return status;
  }
  int reset(const std::string& token, const std::string& password = "silver-bells") {
    return server.client().post("/password/reset", {{"token", token}, {"password", password}}).status;
  }
  bool knows(const std::string& password) {
    return taskboard::log_in(*pool->lease(), *passwords, {.email = "alice@example.com", .password = password})
        .has_value();
  }
  std::string mail() {
    forgot("alice@example.com");
    return sent().back().token;
  }
  std::vector<taskboard_api::Mail> sent() {
    const std::scoped_lock lock(mutex);
    return mails;
  }
};

}  // namespace

TEST_CASE("a mail sets a new password once, and ends the sessions of before", "[passwords][R31]") {
  World world;
  const auto pair = world.session_tokens.pair(world.alice);
  taskboard::start_session(*world.pool->lease(), world.alice, pair, world.now);
  const auto first = world.mail(), second = world.mail();

  CHECK(world.reset(first) == 204);
  CHECK(world.knows("silver-bells"));
  CHECK(taskboard::find_session(*world.pool->lease(), pair.refresh.text)->ended_at == world.now);
  CHECK(world.reset(first, "another one") == 400);
  CHECK(world.reset(second, "another one") == 400);
  CHECK(world.knows("silver-bells"));
}

TEST_CASE("a mail is good for ten minutes, for an active user", "[passwords]") {
  World world;
  const auto token = world.mail();
  taskboard::disable_user(*world.pool->lease(), world.alice.id, world.now);
  CHECK(world.reset(token) == 400);
  taskboard::enable_user(*world.pool->lease(), world.alice.id);
  world.now += 600;
  CHECK(world.reset(token) == 400);
  world.now -= 1;
  CHECK(world.reset(token) == 204);
}

TEST_CASE("who asks for a mail does not learn who has an account", "[passwords][R21]") {
  World world;
  CHECK(world.forgot("mallory@example.com") == 202);
  CHECK(world.sent().empty());
  CHECK(world.forgot("ALICE@example.com") == 202);
  CHECK(world.sent().at(0).to == "alice@example.com");
}

TEST_CASE("the answer about a forgotten password comes before anybody has looked for the account",
          "[passwords][R21]") {
  World world;
  std::latch release(1);
  REQUIRE(world.jobs->add([&release] { release.wait(); }));
  const auto ask = [&](const std::string& email) {
    return world.server.client().post("/password/forgot", {{"email", email}});
  };
  const auto known = ask("alice@example.com"), unknown = ask("mallory@example.com");

  CHECK(known.status == 202);
  CHECK(unknown.body == known.body);
  CHECK(world.sent().empty());
  release.count_down();
  world.jobs->wait_until_idle();
  CHECK(world.sent().size() == 1);
}

TEST_CASE("a mail to an address that has changed since resets nothing", "[passwords][R31]") {
  World world;
  const auto token = world.mail();
  const auto moved =
      taskboard::change_email(*world.pool->lease(), world.alice, "liddell@example.com", world.now).value();
  CHECK(world.reset(token) == 400);

  CHECK(taskboard::change_email(*world.pool->lease(), moved, "alice@example.com", world.now));
  CHECK(world.reset(world.mail()) == 204);
}

TEST_CASE("a short password is refused before the token is looked at", "[passwords]") {
  World world;
  const auto token = world.mail();
  CHECK(world.reset(token, "short") == 422);
  CHECK(world.reset(token) == 204);
}

TEST_CASE("a token of another kind resets nothing, and a reset token is of its kind only",
          "[passwords][R16]") {
  World world;
  const auto access = access_verifier(world.key, world.clock);

  CHECK(world.reset(world.session_tokens.pair(world.alice).access.text) == 400);
  CHECK(access.verify(world.mail()).error() == jwt::Refusal::wrong_type);
}
