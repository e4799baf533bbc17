// Rotations of refresh tokens a second, with one thread and with eight, beside the same statements in a bare
// SQLite loop, in one run. Ours makes the pair, too: random bytes, a hash, and a signed access token.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include "bare_rotation.hpp"
#include "store/pool.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/sessions.hpp"
#include "taskboard_api/session_tokens.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int turns = 5;
constexpr std::chrono::milliseconds turn_length{1500};
constexpr std::int64_t now = 2'000'000'000;

// A database with a session for each of eight threads, gone at the end.
struct Board {
  std::filesystem::path folder;
  store::Pool pool;
  taskboard_api::SessionTokens tokens{jwt::Key::generate(jwt::Algorithm::hs256), [] { return now; }};
  taskboard::User alice =
      taskboard::add_user(*pool.lease(), {.email = "alice@example.com", .password = {"no hash"}}).value();
  std::vector<std::string> newest{};  // The refresh token of each session.
  std::vector<std::int64_t> sessions{};

  Board(const std::string& name, store::Durability durability)
      : folder(std::filesystem::temp_directory_path() / (name + "-" + std::to_string(getpid()))),
        pool((std::filesystem::create_directories(folder), folder / "board.db"), taskboard::migrations(),
             {.durability = durability}) {
    for (int i = 0; i < 8; ++i) {
      const auto pair = tokens.pair(alice);
      sessions.push_back(taskboard::start_session(*pool.lease(), alice, pair, now).value().id);
      newest.push_back(pair.refresh.text);
    }
  }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;
  ~Board() { std::filesystem::remove_all(folder); }

  void rotate(std::size_t thread) {
    const auto issue = [this](const taskboard::User& user) { return tokens.pair(user); };
    newest[thread] = taskboard::refresh(*pool.lease(), newest[thread], issue, now).value().refresh.text;
  }
};

// The statements of one rotation, as ours runs them.
BareRotation::Statements statements() {
  std::vector<std::string> run;
  store::Database database(":memory:", taskboard::migrations(),
                           {.after_statement = [&run](std::string_view sql) { run.emplace_back(sql); }});
  const taskboard_api::SessionTokens tokens(jwt::Key::generate(jwt::Algorithm::hs256), [] { return now; });
  const auto alice =
      taskboard::add_user(database, {.email = "alice@example.com", .password = {"no hash"}}).value();
  const auto first = tokens.pair(alice);
  taskboard::start_session(database, alice, first, now).value();
  run.clear();
  taskboard::refresh(
      database, first.refresh.text, [&](const auto& user) { return tokens.pair(user); }, now)
      .value();
  if (run.size() != BareRotation::count) throw std::logic_error("a rotation has other statements by now");
  BareRotation::Statements sql;
  std::ranges::copy(run, sql.begin());
  return sql;
}

// How often `rotate` was called in a second, by so many threads together.
double rate(std::size_t threads, const std::function<void(std::size_t thread)>& rotate) {
  std::atomic<std::int64_t> done = 0;
  const auto start = Clock::now();
  {
    std::vector<std::jthread> workers;
    for (std::size_t thread = 0; thread < threads; ++thread)
      workers.emplace_back([&, thread] {
        while (Clock::now() - start < turn_length) {
          rotate(thread);
          ++done;
        }
      });
  }
  return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - start).count();
}

// Eight connections that do nothing but the statements.
struct BareLoop {
  Board& board;
  std::vector<std::unique_ptr<BareRotation>> connections{};
  std::vector<std::string> newest{};  // The hash of the newest token of each session.
  std::atomic<std::int64_t> made = 0;
  std::mutex writer{};

  BareLoop(Board& on, bool flush_each_commit) : board(on) {
    const auto sql = statements();
    for (const auto& token : board.newest) {
      connections.push_back(
          std::make_unique<BareRotation>((board.folder / "board.db").string(), sql, flush_each_commit));
      newest.push_back(taskboard::refresh_token_hash(token));
    }
  }
  void rotate(std::size_t thread) {
    const auto number = std::to_string(++made);
    BareRotation::Pair next{taskboard::refresh_token_hash(number), "id " + number, now + 900};
    connections[thread]->rotate(newest[thread], board.sessions[thread], board.alice.id, next, writer);
    newest[thread] = std::move(next.hash);
  }
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// In turns, so that a slow moment of the machine meets both.
void measure(const char* what, store::Durability durability) {
  Board ours("refresh_bench-ours", durability), other("refresh_bench-bare", durability);
  BareLoop bare(other, durability == store::Durability::power_failure);
  for (const auto threads : {std::size_t{1}, std::size_t{8}}) {
    std::vector<double> our_rates, bare_rates;
    for (int turn = 0; turn < turns; ++turn) {
      bare_rates.push_back(rate(threads, [&](std::size_t thread) { bare.rotate(thread); }));
      our_rates.push_back(rate(threads, [&](std::size_t thread) { ours.rotate(thread); }));
    }
    std::printf("%-34s %7zu %12.0f %12.0f %8.0f %%\n", what, threads, median(our_rates), median(bare_rates),
                100 * median(our_rates) / median(bare_rates));
  }
}

}  // namespace

int main() {
  std::printf("%-34s %7s %12s %12s %10s\n", "rotations a second, medians", "threads", "ours", "bare SQLite",
              "ours");
  measure("each flushed to the disk", store::Durability::power_failure);
  measure("not flushed", store::Durability::process);
}
