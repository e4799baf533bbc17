// A server that is killed between any two statements of a request: what belongs together has happened, or
// none of it.
#include <array>
#include <csignal>
#include <cstdio>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "session_world.hpp"
#include "taskboard/sessions.hpp"
#include "temporary_folder.hpp"

namespace {

// Two pairs of one session. The first is spent, and a thief has a copy of it.
struct Session {
  std::string spent, refresh, access, mail;
};
using Request = std::function<int(SessionWorld&, const Session&)>;

Session prepared(const SessionWorld::Options& options) {
  SessionWorld world(options);
  const auto first = world.begin();
  const auto next = json::Value::parse(world.refresh(first.refresh.text).body);
  return {.spent = first.refresh.text,
          .refresh = next.text("refresh_token").value(),
          .access = next.text("access_token").value(),
          .mail = world.reset_token()};
}

[[noreturn]] void serve_and_die(int tell, const SessionWorld::Options& options, int n,
                                const std::function<int(SessionWorld&)>& request) {
  int status = 0;
  try {
    SessionWorld world(options);
    world.after_statement = [&](std::string_view) {
      if (--n == 0) kill(getpid(), SIGKILL);
    };
    status = request(world);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  static_cast<void>(!write(tell, &status, sizeof status));
  _exit(0);
}

// The answer of a server that is killed after its n-th statement; 0 if it was killed before it had one.
// REQUIRES: nobody in this process has the database open. SQLite must not be carried over a fork.
int serve(const SessionWorld::Options& options, int n, const std::function<int(SessionWorld&)>& request) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) serve_and_die(ends[1], options, n, request);
  close(ends[1]);
  int status = 0;
  if (read(ends[0], &status, sizeof status) != sizeof status) status = 0;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return status;
}

// What there is afterwards, in one line.
std::string state_of(SessionWorld& world, const Session& session) {
  const auto account = taskboard::find_account(*world.pool->lease(), std::int64_t{1});
  if (!account) return "gone, " + std::to_string(world.rows("refresh_tokens")) + " tokens";
  const bool same_words =
      world.passwords->check(SessionWorld::password, account->password) != crypto::PasswordVerdict::wrong;
  const auto listed = world.rows("ended_tokens");
  return account->user.email + (same_words ? ", old words, " : ", new words, ") +
         std::to_string(world.rows("sessions WHERE ended_at IS NULL")) + " open, " +
         std::to_string(world.rows(
             "refresh_tokens JOIN sessions ON id = session_id WHERE used = 0 AND ended_at IS NULL")) +
         " unspent, " + std::to_string(listed) + " listed, " +
         (world.status_of_me(session.access) == 200 ? "lets in" : "keeps out");
}

// Kills servers at the request after one statement, after two, and so on, until one has answered. Each of
// them leaves what was there before, or `after`.
void check_each_death(const Request& request, int answer, const std::string& after) {
  const TemporaryFolder folder;
  const std::string before = "alice@example.com, old words, 1 open, 1 unspent, 0 listed, lets in";
  int n = 0, status = 0;
  bool has_happened = false;
  while (status == 0) {
    ++n;
    const SessionWorld::Options options{.file = folder.path() / (std::to_string(n) + ".db")};
    const auto session = prepared(options);
    status = serve(options, n, [&](SessionWorld& world) { return request(world, session); });

    SessionWorld world(options);
    INFO("killed after statement " << n << " of a request that is answered with " << answer);
    const auto state = state_of(world, session);
    has_happened = has_happened || state == after;
    CHECK(state == (has_happened ? after : before));
    CHECK(world.pool->lease()->read("PRAGMA integrity_check").at(0).text(0) == "ok");
  }
  CHECK(status == answer);
  CHECK(has_happened);
  CHECK(n > 2);  // There was something to kill.
}

std::string listed(int count) { return std::to_string(lesson_number() == 5 ? count : 0); }

}  // namespace

TEST_CASE("a server that is killed during a refresh never leaves two tokens, and never none",
          "[sessions][crash][R29]") {
  const TemporaryFolder folder;
  int status = 0;
  for (int n = 1; status == 0; ++n) {
    const SessionWorld::Options options{.file = folder.path() / (std::to_string(n) + ".db")};
    const auto session = prepared(options);
    status = serve(options, n, [&](SessionWorld& world) { return world.refresh(session.refresh).status; });

    SessionWorld world(options);
    INFO("killed after statement " << n);
    const bool was_spent = world.rows("refresh_tokens") == 3;
    CHECK(world.rows("refresh_tokens WHERE used = 0") == 1);
    CHECK(world.refresh(session.refresh).status == (was_spent ? 400 : 200));
    CHECK(world.rows("sessions WHERE ended_at IS NULL") == (was_spent ? 0 : 1));
    if (status != 0) CHECK((status == 200 && was_spent && n > 5));
  }
}

TEST_CASE(
    "a server that is killed when a copy comes back ends the session with its access tokens, or nothing",
    "[sessions][crash][R29][R31]") {
  check_each_death([](auto& world, const auto& session) { return world.refresh(session.spent).status; }, 400,
                   "alice@example.com, old words, 0 open, 0 unspent, " + listed(2) + " listed, keeps out");
}

TEST_CASE("a server that is killed during a logout ends the session with its access tokens, or nothing",
          "[sessions][crash][R31]") {
  for (const std::string path : {"/logout", "/logout-all"})
    check_each_death(
        [&](auto& world, const auto& session) { return world.send("POST", path, {}, session.access).status; },
        204, "alice@example.com, old words, 0 open, 0 unspent, " + listed(2) + " listed, keeps out");
}

TEST_CASE(
    "a server that is killed during a change of the e-mail changes it and ends the sessions, or nothing",
    "[sessions][crash][R31]") {
  check_each_death(
      [](auto& world, const auto& session) {
        return world
            .send("PUT", "/users/me/email",
                  {{"email", "liddell@example.com"}, {"password", SessionWorld::password}}, session.access)
            .status;
      },
      200, "liddell@example.com, old words, 0 open, 0 unspent, 0 listed, keeps out");
}

TEST_CASE("a server that is killed during a reset sets the password and ends the sessions, or nothing",
          "[sessions][crash][R31]") {
  check_each_death([](auto& world, const auto& session) { return world.reset(session.mail, "new words"); },
                   204, "alice@example.com, new words, 0 open, 0 unspent, 0 listed, keeps out");
}

TEST_CASE("a server that is killed during a login begins a session with its tokens, or none",
          "[sessions][crash][R29]") {
  check_each_death(
      [](auto& world, const auto&) {
        return world
            .send("POST", "/users/login",
                  {{"email", "alice@example.com"}, {"password", SessionWorld::password}})
            .status;
      },
      200, "alice@example.com, old words, 2 open, 2 unspent, 0 listed, lets in");
}
