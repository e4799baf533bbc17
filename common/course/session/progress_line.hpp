#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "course/judge/judge_all.hpp"
#include "course/text/terminal.hpp"

namespace course {

// How far the judges are, in one line that is at most as wide as the terminal: a bar if there can be signs,
// what is built and judged, the time taken, and about how much is left once that can be told.
std::string progress_text(const JudgeProgress& progress, std::chrono::seconds taken,
                          const Terminal& terminal);

// Tells on `out` how far the judges are, as long as it lives; its thread also does when nothing moves.
// Thread-safe.
class ProgressLine {
 public:
  // A line that is drawn again in the same place, or new lines.
  enum class Style { redrawn, lines };

  // `interval`: between two tellings; what is over sooner is silent.
  ProgressLine(std::ostream& out, const Terminal& terminal, Style style, std::chrono::milliseconds interval);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(const JudgeProgress& progress);

  // Prints a sentence on a line of its own.
  void say(std::string_view sentence);

 private:
  void keep_telling(const std::stop_token& stop);
  void erase();

  std::ostream& out_;
  Terminal terminal_;
  Style style_;
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::mutex mutex_;  // Guards all below, and `out_`.
  std::condition_variable_any stopped_;
  JudgeProgress progress_;
  bool drawn_ = false;
  std::jthread thread_;
};

}  // namespace course
