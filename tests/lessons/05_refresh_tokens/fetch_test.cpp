#include "fetch.hpp"

#include <functional>
#include <latch>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

using lesson::ClientTokens;

namespace {

// "free", or "held" if anybody holds this mutex. Asked from a thread of its own: nobody may try a mutex that
// they hold.
std::string state_of(std::mutex& mutex) {
  bool taken = false;
  std::thread([&] {
    taken = mutex.try_lock();
    if (taken) mutex.unlock();
  }).join();
  return taken ? "free" : "held";
}

// The pair that the login (1) or a refresh (2, 3, …) gives.
ClientTokens pair(int number) {
  return {.access = "access-" + std::to_string(number), .refresh = "refresh-" + std::to_string(number)};
}

// A server that rotates refresh tokens and ends the session when an old one comes back, the session of a
// client there, and what was said. The server is thread-safe; what decides how it acts is set before.
class World {
 public:
  int status = 200;  // Of a GET with the living access token.
  std::function<void(const std::string& access)> at_get = [](const auto&) {};
  std::function<void()> at_refresh = [] {};
  lesson::ClientSession session{
      .transport = {.get = [this](const auto& path, const auto& access) { return get(path, access); },
                    .refresh = [this](const auto& token) { return refresh(token); }},
      .tokens = pair(1)};

  void end_access_token() { access_ends_ = newest_; }
  void believe_nothing() { access_ends_ = 1'000'000; }
  void end_session() {
    ended_ = true;
    end_access_token();
  }

  // "GET access-1, refresh refresh-1, GET access-2"
  const std::string& said() const { return said_; }
  int refreshes() const { return refreshes_; }

 private:
  static constexpr int patience = 20;  // After so many 401s even this server gives in: loops come to an end.

  http_client::Answer get(const std::string& path, const std::string& access) {
    at_get(access);
    const std::scoped_lock lock(mutex_);
    say("GET " + access);
    const bool alive = !ended_ && access == pair(newest_).access && newest_ > access_ends_;
    if (!alive && ++refused_ < patience) return {.status = 401, .body = "who are you?"};
    return {.status = status, .body = "this is " + path};
  }

  std::optional<ClientTokens> refresh(const std::string& token) {
    at_refresh();
    const std::scoped_lock lock(mutex_);
    say("refresh " + token);
    ++refreshes_;
    if (token != pair(newest_).refresh) ended_ = true;  // An old one: somebody has stolen it.
    if (ended_) return std::nullopt;
    return pair(++newest_);
  }

  void say(const std::string& what) { said_ += (said_.empty() ? "" : ", ") + what; }

  std::mutex mutex_;
  int newest_ = 1;       // The number of the living pair.
  int access_ends_ = 0;  // Access tokens up to this number have ended.
  bool ended_ = false;
  int refused_ = 0, refreshes_ = 0;
  std::string said_;
};

std::string some_path() { return "/" + random_word(); }

// How often the session was locked while a GET was under way, over a first and a second try.
int gets_under_lock() {
  World world;
  world.end_access_token();
  int held = 0;
  world.at_get = [&](const auto&) { held += state_of(world.session.mutex) == "held" ? 1 : 0; };
  lesson::fetch(world.session, some_path());
  return held;
}

}  // namespace

TEST_CASE("5.7 a request with a good token is sent once, without a refresh", "[5.7][refreshes_first]") {
  World world;
  const auto path = some_path();
  const auto answer = lesson::fetch(world.session, path);

  CHECK(world.said() == "GET access-1");
  CHECK(answer.status == 200);
  CHECK(answer.body == "this is " + path);
}

TEST_CASE("5.7 only a 401 leads to a refresh", "[5.7][refresh_on_403]") {
  World world;
  world.status = GENERATE(403, 404, 422, 429, 500, 503);

  CHECK(lesson::fetch(world.session, some_path()).status == world.status);
  CHECK(world.said() == "GET access-1");
}

TEST_CASE("5.7 after a 401 the tokens are refreshed, and the GET is repeated with the new one",
          "[5.7][no_second_try]") {
  World world;
  world.end_access_token();
  const auto path = some_path();
  const auto answer = lesson::fetch(world.session, path);

  CHECK(world.said() == "GET access-1, refresh refresh-1, GET access-2");
  CHECK(answer.status == 200);
  CHECK(answer.body == "this is " + path);
}

TEST_CASE("5.7 the next refresh uses the newest refresh token", "[5.7][old_refresh_token]") {
  World world;
  world.end_access_token();
  lesson::fetch(world.session, some_path());
  world.end_access_token();

  CHECK(lesson::fetch(world.session, some_path()).status == 200);
  CHECK(world.said() ==
        "GET access-1, refresh refresh-1, GET access-2, "
        "GET access-2, refresh refresh-2, GET access-3");
}

TEST_CASE("5.7 a second 401 is returned: there is no third try", "[5.7][endless_retry]") {
  World world;
  world.believe_nothing();

  CHECK(lesson::fetch(world.session, some_path()).status == 401);
  CHECK(world.said() == "GET access-1, refresh refresh-1, GET access-2");
}

TEST_CASE("5.7 the second answer is returned, whatever it is", "[5.7][endless_retry]") {
  World world;
  world.end_access_token();
  world.status = GENERATE(403, 404, 500, 503);

  CHECK(lesson::fetch(world.session, some_path()).status == world.status);
  CHECK(world.said() == "GET access-1, refresh refresh-1, GET access-2");
}

TEST_CASE("5.7 if the refresh is refused, the first 401 is returned", "[5.7][refused_refresh]") {
  World world;
  world.end_session();
  const auto answer = lesson::fetch(world.session, some_path());

  CHECK(world.said() == "GET access-1, refresh refresh-1");
  CHECK(answer.status == 401);
  CHECK(answer.body == "who are you?");
  CHECK(world.session.tokens.access == "access-1");
}

TEST_CASE("5.7 the lock is not held during a GET", "[5.7][lock_while_sending]") {
  CHECK(gets_under_lock() == 0);
}

TEST_CASE("5.7 the lock is released on every path out of fetch()", "[5.7][lock_kept]") {
  World refreshed;
  refreshed.end_access_token();
  lesson::fetch(refreshed.session, some_path());
  CHECK(state_of(refreshed.session.mutex) == "free");

  World refused;
  refused.end_session();
  lesson::fetch(refused.session, some_path());
  CHECK(state_of(refused.session.mutex) == "free");

  World silent;
  silent.end_access_token();
  silent.at_refresh = [] { throw std::runtime_error("no answer"); };
  CHECK_THROWS_AS(lesson::fetch(silent.session, some_path()), std::runtime_error);
  CHECK(state_of(silent.session.mutex) == "free");
}

TEST_CASE("5.7 the lock is held during a refresh", "[5.7][two_flights]") {
  World world;
  world.end_access_token();
  std::string mutex = "not seen: no refresh";
  world.at_refresh = [&] { mutex = state_of(world.session.mutex); };
  lesson::fetch(world.session, some_path());

  CHECK(mutex == "held");
}

TEST_CASE("5.7 a thread uses the new tokens if another one has just refreshed",
          "[5.7][every_thread_refreshes]") {
  REQUIRE(gets_under_lock() == 0);  // Otherwise the two would wait for each other.
  World world;
  world.end_access_token();
  bool first = true;
  world.at_get = [&](const auto&) {  // The first GET is slow: another thread is done before its answer.
    if (std::exchange(first, false)) std::thread([&] { lesson::fetch(world.session, some_path()); }).join();
  };

  CHECK(lesson::fetch(world.session, some_path()).status == 200);
  CHECK(world.said() == "GET access-1, refresh refresh-1, GET access-2, GET access-1, GET access-2");
}

TEST_CASE("5.7 eight threads with one expired token cause one refresh", "[5.7][every_thread_refreshes]") {
  REQUIRE(gets_under_lock() == 0);
  constexpr int count = 8;
  World world;
  world.end_access_token();
  std::latch together(count);  // All eight have sent the old token before one of them reads its 401.
  static thread_local bool met = false;
  world.at_get = [&](const auto&) {
    if (!std::exchange(met, true)) together.arrive_and_wait();
  };

  std::vector<int> statuses(count);
  std::vector<std::thread> threads;
  for (int& status : statuses)
    threads.emplace_back([&] { status = lesson::fetch(world.session, "/tasks").status; });
  for (auto& thread : threads) thread.join();

  CHECK(world.refreshes() == 1);
  CHECK(statuses == std::vector<int>(count, 200));
}
