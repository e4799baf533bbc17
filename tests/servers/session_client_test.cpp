// The client of exercise 5.7 and a real server, whose access tokens end again and again for all threads at
// once.
#include <barrier>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "fetch.hpp"
#include "session_world.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"
#include "web/guards.hpp"

namespace {

constexpr int callers = 16, rounds = 50, requests = 5;

}  // namespace

TEST_CASE("a client of sixteen threads keeps its session, with one refresh for each token that has ended",
          "[sessions][client][R29]") {
  const TemporaryFolder folder;
  SessionWorld world({.file = folder.path() / "taskboard.db"});
  const TestServer server(solved_app(world));
  const auto first = world.begin();
  std::atomic<int> refreshes = 0, refused = 0;
  lesson::ClientSession session{
      .transport = {
          .get = [&](const auto& path,
                     const auto& token) { return server.client().get(path, {http_client::bearer(token)}); },
          .refresh = [&](const auto& token) -> std::optional<lesson::ClientTokens> {
            ++refreshes;
            const auto answer = server.client().post("/refresh", {{"refresh_token", token}});
            if (answer.status != 200) return std::nullopt;
            return lesson::ClientTokens{.access = answer.json().text("access_token").value(),
                                        .refresh = answer.json().text("refresh_token").value()};
          }},
      .tokens = {.access = first.access.text, .refresh = first.refresh.text}};
  // An access token lives for 900 seconds. The clock moves while nobody is on the way.
  std::barrier turn(callers, [&]() noexcept { world.now += 901; });
  std::vector<std::jthread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        turn.arrive_and_wait();
        for (int request = 0; request < requests; ++request)
          if (lesson::fetch(session, "/users/me").status != 200) ++refused;
      }
    });
  threads.clear();

  CHECK(refused == 0);
  CHECK(refreshes == rounds);
  CHECK(world.rows("sessions WHERE ended_at IS NULL") == 1);
  CHECK(world.rows("refresh_tokens WHERE used = 0") == 1);
}
