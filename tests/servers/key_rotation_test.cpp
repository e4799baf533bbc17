// The key of lesson 6's server is replaced, again and again, while clients go on with their work.
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "jwt/unverified_token.hpp"
#include "routes.hpp"
#include "session_world.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"

namespace {

constexpr int clients = 4, rotations = 6;

web::App app_with(SessionWorld& world, const jwt::Key& key, const std::optional<jwt::Key>& previous) {
  return lesson::taskboard_app({.pool = world.pool,
                                .passwords = world.passwords,
                                .key = key,
                                .previous_key = previous,
                                .metrics_key = crypto::Secret::copy_of(std::string_view("a key for metrics")),
                                .outbox = world.outbox,
                                .jobs = world.jobs,
                                .clock = [&world] { return world.now.load(); }});
}

// Where requests go: to the server with the newest key. One that was replaced is stopped when its last
// request has been answered, as behind a load balancer.
class Front {
 public:
  explicit Front(SessionWorld& world) : world_(world) { replace_key(); }

  void replace_key() {
    const auto next = jwt::Key::generate(jwt::Algorithm::hs256);
    auto server = std::make_shared<TestServer>(app_with(world_, next, key_));
    const std::scoped_lock lock(mutex_);
    key_ = next;
    newest_ = std::move(server);
  }
  std::shared_ptr<TestServer> newest() {
    const std::scoped_lock lock(mutex_);
    return newest_;
  }
  std::string kid() {
    const std::scoped_lock lock(mutex_);
    return lesson::with_kid(*key_).id();
  }

 private:
  SessionWorld& world_;
  std::mutex mutex_;
  std::optional<jwt::Key> key_;
  std::shared_ptr<TestServer> newest_;
};

// A client of one session, which calls and refreshes until it is told to stop.
class Client {
 public:
  Client(Front& front, const json::Value& pair) : front_(front) { take(pair); }

  void work(const std::atomic<bool>& stop) {
    while (!stop) {
      const bool is_old = kid() != front_.kid();
      count(front_.newest()->client().get("/me", {http_client::bearer(access_)}).status);
      if (is_old) refresh();  // The newest server has seen the old token by now.
    }
  }

  // The key that has signed its token.
  std::string kid() {
    const std::scoped_lock lock(mutex_);
    return kid_;
  }
  std::atomic<int> answered = 0, failed = 0;

 private:
  void take(const json::Value& pair) {
    access_ = pair.text("access_token").value();
    refresh_ = pair.text("refresh_token").value();
    const std::scoped_lock lock(mutex_);
    kid_ = jwt::UnverifiedToken::decode(access_)->unverified_header().text("kid").value();
  }
  void refresh() {
    const auto answer = front_.newest()->client().post("/refresh", {{"refresh_token", refresh_}});
    count(answer.status);
    if (answer.status == 200) take(answer.json());
  }
  void count(int status) { ++(status == 200 ? answered : failed); }

  Front& front_;
  std::string access_, refresh_;
  std::mutex mutex_;
  std::string kid_;
};

// Until each client has a token of the newest key. The key before the last one verifies nothing any more.
void wait_for(const std::vector<std::unique_ptr<Client>>& all, Front& front) {
  for (const auto& client : all)
    while (client->kid() != front.kid() && client->failed == 0) std::this_thread::yield();
}

}  // namespace

TEST_CASE("a key is replaced while four clients call, and no request fails", "[session][rotation][R33]") {
  const TemporaryFolder folder;
  SessionWorld world({.file = folder.path() / "taskboard.db"});
  Front front(world);
  std::vector<std::unique_ptr<Client>> all;
  for (int i = 0; i < clients; ++i) {
    const auto answer = front.newest()->client().post(
        "/users/login", {{"email", "alice@example.com"}, {"password", SessionWorld::password}});
    REQUIRE(answer.status == 200);
    all.push_back(std::make_unique<Client>(front, answer.json()));
  }

  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (const auto& client : all) threads.emplace_back([&] { client->work(stop); });
  for (int i = 0; i < rotations; ++i) {
    front.replace_key();
    wait_for(all, front);
  }
  stop = true;
  for (auto& thread : threads) thread.join();

  for (const auto& client : all) {
    CHECK(client->failed == 0);
    CHECK(client->answered >= 2 * rotations);
  }
}
