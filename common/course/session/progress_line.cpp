#include "course/session/progress_line.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <utility>
#include <vector>

#include "course/text/characters.hpp"

namespace course {
namespace {

constexpr std::size_t shortest_bar = 8, longest_bar = 20;

std::string bar(double part, std::size_t width, const Terminal& terminal) {
  const auto full = static_cast<std::size_t>(part * static_cast<double>(width));
  std::string done, rest;
  for (std::size_t i = 0; i < width; ++i) (i < full ? done : rest) += i < full ? "█" : "░";
  return terminal.green(done) + terminal.dim(rest);
}

// "1:05"
std::string minutes(std::int64_t seconds) {
  return std::to_string(seconds / 60) + (seconds % 60 < 10 ? ":0" : ":") + std::to_string(seconds % 60);
}

std::string out_of(std::size_t done, std::size_t all) {
  return std::to_string(done) + "/" + std::to_string(all);
}

}  // namespace

std::string progress_text(const JudgeProgress& progress, std::chrono::seconds taken,
                          const Terminal& terminal) {
  // Ninja's steps take longer than a judge, but the judges of a lesson follow its steps.
  const auto done = static_cast<double>(progress.built + progress.judged);
  const double part =
      done / static_cast<double>(std::max<std::size_t>(progress.to_build + progress.to_judge, 1));
  const double left = static_cast<double>(taken.count()) * (1 - part) / part;
  const bool is_known = taken >= std::chrono::seconds(2) && part >= 0.05;
  // What matters least comes last, and is left out first.
  std::vector<std::string> words{
      out_of(progress.judged, progress.to_judge) + " judged",
      is_known ? "about " + minutes(std::lround(left)) + " left" : minutes(taken.count())};
  if (progress.built < progress.to_build)
    words.push_back("built " + out_of(progress.built, progress.to_build));
  words.push_back(std::to_string(progress.passed) + " passed");

  const std::size_t room = terminal.width() - 1 - (terminal.has_signs() ? shortest_bar + 1 : 0);
  std::string text;
  for (const std::string& each : words) {
    const std::string longer = text + (text.empty() ? "" : ", ") + each;
    if (columns(longer) <= room) text = longer;
  }
  if (!terminal.has_signs()) return text;
  return bar(part, std::min(longest_bar, terminal.width() - 2 - columns(text)), terminal) + " " + text;
}

ProgressLine::ProgressLine(std::ostream& out, const Terminal& terminal, Style style,
                           std::chrono::milliseconds interval)
    : out_(out),
      terminal_(terminal),
      style_(style),
      interval_(interval),
      thread_([this](const std::stop_token& stop) { keep_telling(stop); }) {}

ProgressLine::~ProgressLine() {
  thread_.request_stop();
  thread_.join();
  erase();
}

void ProgressLine::update(const JudgeProgress& progress) {
  const std::lock_guard lock(mutex_);
  progress_ = progress;
}

void ProgressLine::say(std::string_view sentence) {
  const std::lock_guard lock(mutex_);
  erase();
  out_ << sentence << std::endl;
}

// The first wait keeps what is quick silent.
void ProgressLine::keep_telling(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, interval_, [&] { return stop.stop_requested(); })) {
    const auto taken =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began_);
    const std::string text = progress_text(progress_, taken, terminal_);
    drawn_ = style_ == Style::redrawn;
    out_ << (drawn_ ? "\r" + text + "\x1b[K" : text + "\n") << std::flush;
  }
}

void ProgressLine::erase() {
  if (std::exchange(drawn_, false)) out_ << "\r\x1b[K" << std::flush;
}

}  // namespace course
