#pragma once

// Callers who wait in line to write: with them a judge makes a race happen every time.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "store/pool.hpp"

// How long a writer waits for its turn.
inline store::Options patience(int milliseconds) {
  return {.patience = std::chrono::milliseconds{milliseconds}, .durability = store::Durability::process};
}

// What a broken database is called in an outcome: "busy", or SQLite's own sentence.
inline std::string outcome_of(const store::Failure& failure) {
  return failure.problem() == store::Problem::busy ? "busy" : failure.what();
}

// What caller `i` came to, in a word. An exception is an outcome as well.
using Errand = std::function<std::string(std::size_t i)>;

inline std::string outcome_of(const Errand& errand, std::size_t i) {
  try {
    return errand(i);
  } catch (const store::Failure& failure) {
    return outcome_of(failure);
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

// The outcomes of `count` callers who all stood in line before the first was let in. `meanwhile` happens
// before that, too: a caller that looks at the database before its turn has looked by then.
inline std::vector<std::string> stand_in_line(
    store::Pool& pool, std::size_t count, const Errand& errand,
    const std::function<void(store::Database&)>& meanwhile = [](store::Database&) {}) {
  std::vector<std::string> outcomes(count);
  std::atomic<std::size_t> done = 0;
  std::vector<std::jthread> threads;
  const auto database = pool.lease();
  database->transaction([&] {
    for (std::size_t i = 0; i < count; ++i)
      threads.emplace_back([&, i] {
        outcomes[i] = outcome_of(errand, i);
        ++done;
      });
    while (pool.waiting_writers() + done < count) std::this_thread::yield();
    meanwhile(*database);
  });
  threads.clear();  // Joins them.
  return outcomes;
}

// "7 refused, 1 spent"
inline std::string counted(const std::vector<std::string>& outcomes) {
  std::map<std::string, int> counts;
  for (const auto& outcome : outcomes) ++counts[outcome];
  std::string text;
  for (const auto& [outcome, count] : counts)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
  return text;
}
