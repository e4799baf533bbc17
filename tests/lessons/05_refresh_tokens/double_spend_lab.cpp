// The judge of lab 5b: one refresh token eight times at the same moment, at the flawed server and at the
// learner's own Taskboard. At the flawed server the requests meet between two statements, at the own one
// before they may write.
#include <algorithm>
#include <atomic>
#include <latch>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "double_spend.hpp"
#include "double_spend_flawed.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

namespace {

using lab::Outcome;
using Tokens = std::vector<std::string>;
using Answers = std::vector<http_client::Answer>;

constexpr std::size_t most = 8;

http_client::Answer refresh(const std::string& url, const std::string& token) {
  try {
    return http_client::Client(url).post("/refresh", {{"refresh_token", token}});
  } catch (const std::runtime_error& no_answer) {
    return {.status = 0, .body = no_answer.what()};
  }
}

// One refresh for each token, each on a thread of its own; none goes before all are there.
class Crowd {
 public:
  Crowd(const std::string& url, const Tokens& tokens)
      : answers_(tokens.size()), start_(static_cast<std::ptrdiff_t>(tokens.size())) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
      threads_.emplace_back([this, i, url, token = tokens[i]] {
        start_.arrive_and_wait();
        answers_[i] = refresh(url, token);
        ++answered_;
      });
  }

  std::size_t answered() const { return answered_; }
  Answers answers() {
    threads_.clear();  // Joins them.
    return answers_;
  }

 private:
  Answers answers_;
  std::latch start_;
  std::atomic<std::size_t> answered_ = 0;
  std::vector<std::jthread> threads_;
};

void require_at_most_eight(const Tokens& tokens) {
  if (tokens.size() > most) throw std::length_error("at_once() takes 8 tokens, and no more.");
}

// At the own server they come while somebody else writes, and all stand in line before the first is let in.
// A caller that looks at the database before its turn has looked by then.
Answers at_once(const OwnTaskboard& own, const std::string& url, const Tokens& tokens) {
  require_at_most_eight(tokens);
  std::optional<Crowd> crowd;
  own.pool->lease()->transaction([&] {
    crowd.emplace(url, tokens);
    while (own.pool->waiting_writers() + crowd->answered() < tokens.size()) std::this_thread::yield();
  });
  return crowd->answers();
}

// A server that serves five of eight, and writes down what it was asked.
struct Visit {
  std::string refresh_token = random_word();
  std::vector<Tokens> asked;
  Tokens served;
  lesson::Loot loot;

  Visit() {
    loot = lesson::attack({.refresh_token = refresh_token, .at_once = [&](const Tokens& tokens) {
                             asked.push_back(tokens);
                             Answers answers;
                             for (std::size_t i = 0; i < tokens.size(); ++i) answers.push_back(answer());
                             return answers;
                           }});
  }

  std::size_t largest_crowd() const {
    std::size_t largest = 0;
    for (const auto& tokens : asked) largest = std::max(largest, tokens.size());
    return largest;
  }

 private:
  http_client::Answer answer() {
    if (++answered_ % 3 == 0) return {.status = 401, .body = R"({"detail":"used"})"};
    served.push_back(random_word() + std::to_string(answered_));
    const json::Value pair{{"access_token", served.back()}, {"refresh_token", random_word()}};
    return {.status = 200, .body = pair.dump()};
  }

  int answered_ = 0;
};

// What was sent, for the report: "POST /refresh with one token, 8 times at once".
std::string request(std::size_t crowd) {
  return crowd == 0 ? "Nothing was sent"
                    : "POST /refresh with one token, " + std::to_string(crowd) + " times at once";
}

// A token that is sent once is an honest refresh.
lab::Result no_attack(lab::Server server, std::size_t crowd) {
  return {server, Outcome::not_attacked, request(crowd),
          crowd == 0 ? "No request was sent to POST /refresh." : "No two requests came at the same time."};
}

lab::Result try_flawed() {
  lesson::BusyTill till;
  const taskboard::User alice{.id = random_integer(1, 100)};
  TestServer server(till.routes());
  std::size_t crowd = 0;
  const auto loot =
      lesson::attack({.refresh_token = till.log_in(alice), .at_once = [&](const Tokens& tokens) -> Answers {
                        require_at_most_eight(tokens);
                        if (tokens.empty()) return {};
                        crowd = std::max(crowd, tokens.size());
                        till.expect(static_cast<int>(tokens.size()));
                        return Crowd(server.url(), tokens).answers();
                      }});

  if (crowd < 2) return no_attack(lab::Server::flawed, crowd);
  const std::set<std::string> different(loot.access_tokens.begin(), loot.access_tokens.end());
  const bool all_good = std::ranges::all_of(different, [&](const std::string& token) {
    return server.client().get("/me", {http_client::bearer(token)}).json().text("user") ==
           std::to_string(alice.id);
  });
  const bool breached = different.size() == most && all_good && till.spent_again() == 7;
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, request(crowd),
          breached ? "All eight looked before one of them had marked the token, so it never saw a used one."
                   : "A used token was accepted " + std::to_string(till.spent_again()) + " times, and " +
                         std::to_string(different.size()) + " access tokens were brought home."};
}

// Does this pair still open or refresh anything?
bool is_alive(const std::string& url, const json::Value& pair) {
  const auto me =
      http_client::Client(url).get("/me", {http_client::bearer(pair.text("access_token").value_or(""))});
  return me.status == 200 || refresh(url, pair.text("refresh_token").value_or("")).status == 200;
}

// What is wrong with how the own server took it, when it served one of them; empty when nothing is.
std::string problem_after(const std::string& url, const Answers& answers) {
  for (const auto& answer : answers) {
    if (answer.status == 200 && is_alive(url, answer.json()))
      return "It served one, and the session goes on.";
    if (answer.status != 200 && answer.status != 400)
      return "It answered " + std::to_string(answer.status) + " to one of them.";
  }
  return "";
}

lab::Result try_own(OwnTaskboard& own) {
  const auto pair = own.log_in(own.add("alice"));
  TestServer server(own.app());
  Answers all;
  std::size_t crowd = 0;
  lesson::attack({.refresh_token = pair.refresh.text, .at_once = [&](const Tokens& tokens) {
                    const auto answers = at_once(own, server.url(), tokens);
                    all.insert(all.end(), answers.begin(), answers.end());
                    crowd = std::max(crowd, tokens.size());
                    return answers;
                  }});
  if (crowd < 2) return no_attack(lab::Server::own, crowd);
  const auto served = std::ranges::count(all, 200, &http_client::Answer::status);
  const auto result = [&](Outcome outcome, const std::string& reason) -> lab::Result {
    return {lab::Server::own, outcome, request(all.size()), reason};
  };
  if (served > 1) return result(Outcome::breached, std::to_string(served) + " of them were served.");
  if (served < 1) return result(Outcome::blocked_for_the_wrong_reason, "Not even the first was served.");
  const auto problem = problem_after(server.url(), all);
  if (!problem.empty()) return result(Outcome::blocked_for_the_wrong_reason, problem);
  return result(Outcome::blocked, "It served one. The other " + std::to_string(crowd - 1) +
                                      " came with a used token, and that ended the session.");
}

}  // namespace

TEST_CASE("lab5b every request sends the stolen token", "[lab5b][follows_the_chain]") {
  const Visit visit;

  for (const auto& tokens : visit.asked)
    for (const auto& token : tokens) CHECK(token == visit.refresh_token);
}

TEST_CASE("lab5b the requests are sent at the same time", "[lab5b][one_after_the_other]") {
  CHECK(Visit().largest_crowd() > 1);
}

TEST_CASE("lab5b eight requests are sent at the same time", "[lab5b][only_two]") {
  CHECK(Visit().largest_crowd() == most);
}

TEST_CASE("lab5b an answer without an access token adds nothing to the loot", "[lab5b][takes_every_answer]") {
  const Visit visit;

  CHECK(visit.loot.access_tokens == visit.served);
}

TEST_CASE("lab5b the flawed server serves all eight", "[lab5b][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab5b your own server serves one of the eight, and ends the session",
          "[lab5b][own_server_holds][R29]") {
  OwnTaskboard own;
  const auto result = try_own(own);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab5b honest users refresh again and again, on both servers", "[lab5b][honest_traffic]") {
  const auto refresh_twice = [](const std::string& url, const std::string& token) {
    const auto first = refresh(url, token);
    return refresh(url, first.json().text("refresh_token").value_or("")).status;
  };
  lesson::BusyTill till;
  TestServer flawed(till.routes());
  const auto token = till.log_in({.id = 1});
  CHECK(refresh_twice(flawed.url(), token) == 200);
  CHECK(refresh(flawed.url(), token).status == 401);  // One by one it sees the reuse.
  CHECK(till.spent_again() == 0);

  OwnTaskboard own;
  const auto pair = own.log_in(own.add("alice"));
  TestServer server(own.app());
  CHECK(refresh_twice(server.url(), pair.refresh.text) == 200);
}
