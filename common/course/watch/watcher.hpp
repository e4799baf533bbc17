#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "course/os/file_watcher.hpp"
#include "course/os/worker_process.hpp"
#include "course/session/session.hpp"
#include "course/text/keyboard.hpp"
#include "course/watch/watch_texts.hpp"
#include "course/watch/watch_view.hpp"

namespace course {

// The heart of `course watch`: what a key, a save or a finished check does to what is shown. It never waits
// and never draws; watch.cpp brings it events and shows view().
class Watcher {
 public:
  // REQUIRES: `start` is an exercise of the session's catalogue.
  Watcher(Session& session, const Exercise& start, const ScreenSize& size);

  void press(const Key& key);
  void saved(const std::vector<std::filesystem::path>& files);
  void check_ended(const std::string& result);
  // The screen got another size.
  void resized(const ScreenSize& size);

  // Something to show changed since the last call.
  bool take_news() { return std::exchange(news_, false); }

  const View& view() const { return view_; }
  const Terminal& terminal() const { return terminal_; }
  bool is_over() const { return over_; }
  const Exercise& exercise() const { return *exercise_; }

  WorkerProcess& worker() { return worker_; }
  FileWatcher& files() { return files_; }

 private:
  // Which text the body is.
  enum class Panel { verdict, hints, other };
  // Whose turn it is: keys are commands, the answer to a question, or the letters of a token.
  enum class Mode { commands, question, token };

  void command(char letter);
  void scroll_by(const Key& key);
  void answer(const Key& key);
  void edit_token(const Key& key);

  void go(const Exercise* to);
  const Exercise* neighbour(int step);
  void check();
  void attack();
  void next_hint();
  void show_solution();
  void ask(const std::string& question, std::function<void()> yes);
  void begin_again();

  void show(Panel panel, const std::string& body);
  void show_verdict();
  // The table of all lessons, with one's own place in the middle of the screen.
  void show_list();
  // How to begin, for an untouched exercise.
  std::string first_steps() const;
  // How to go on after a pass.
  std::string after_a_pass();
  std::string checking_text() const;
  void tell_heading();
  void note(const std::string& text);

  Session& session_;
  const Exercise* exercise_;
  const Lesson* lesson_;
  Terminal terminal_;
  ScreenSize size_;
  View view_;
  Panel panel_ = Panel::verdict;
  Mode mode_ = Mode::commands;
  std::function<void()> yes_;
  std::string typed_;
  std::optional<Judgement> judgement_;
  bool attacking_ = false;
  std::size_t hints_ = 0;
  std::chrono::steady_clock::time_point began_;
  WorkerProcess worker_;
  FileWatcher files_;
  bool news_ = true;
  bool over_ = false;
};

}  // namespace course
