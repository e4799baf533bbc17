#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "course/os/file_watcher.hpp"
#include "course/os/worker_process.hpp"
#include "course/session/session.hpp"
#include "course/text/key_decoder.hpp"
#include "course/text/keyboard.hpp"
#include "course/watch/panel_texts.hpp"
#include "course/watch/screen.hpp"

namespace course {

// The state behind the screen of `course watch`: what a command, a save or a finished check does to what is
// shown. It never waits and never draws; watch.cpp brings it events and shows content().
class WatchSession {
 public:
  // REQUIRES: `start` is an exercise of the session's catalogue.
  WatchSession(Session& session, const Exercise& start, const ScreenSize& size);

  // What the learner asks for.
  void move(int steps);  // Forwards or, if negative, backwards.
  void check();
  void attack();
  void begin_again();
  void show_verdict();
  void show_next_hint();
  void show_list();  // All lessons, with the learner's own place in the middle of the screen.
  bool may_show_solution();
  void show_solution();
  void show_text(const std::string& text) { show(Panel::other, text); }
  void scroll_by(const Key& key);
  void note(const std::string& text);
  void clear_note();
  void leave() { over_ = true; }

  // What happens meanwhile.
  void saved(const std::vector<std::filesystem::path>& files);
  void check_ended(const std::string& result);
  void resized(const ScreenSize& size);

  // Whether something to show changed since the last call.
  bool take_dirty() { return std::exchange(dirty_, false); }

  const ScreenContent& content() const { return content_; }
  const Terminal& terminal() const { return terminal_; }
  bool is_over() const { return over_; }
  const Exercise& exercise() const { return *exercise_; }

  WorkerProcess& worker() { return worker_; }
  FileWatcher& files() { return files_; }

 private:
  // Which text the body is.
  enum class Panel { verdict, hints, other };

  void go(const Exercise* to);
  const Exercise* neighbour(int step);
  void show(Panel panel, const std::string& body);
  void update_heading();

  Session& session_;
  const Exercise* exercise_;
  const Lesson* lesson_;
  Terminal terminal_;
  ScreenSize size_;
  ScreenContent content_;
  Panel panel_ = Panel::verdict;
  std::optional<Judgement> judgement_;
  bool attacking_ = false;
  std::size_t hints_ = 0;
  std::chrono::steady_clock::time_point began_;
  WorkerProcess worker_;
  FileWatcher files_;
  bool dirty_ = true;
  bool over_ = false;
};

}  // namespace course
