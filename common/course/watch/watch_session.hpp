#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "course/os/background.hpp"
#include "course/os/file_watcher.hpp"
#include "course/session/session.hpp"
#include "course/text/key_decoder.hpp"
#include "course/text/keyboard.hpp"
#include "course/watch/list_panel.hpp"
#include "course/watch/panel_texts.hpp"
#include "course/watch/screen.hpp"

namespace course {

// The state behind the screen of `course watch`: what a command, a save or a finished check does to what is
// shown. It never waits and never draws; watch.cpp brings it events and shows content().
class WatchSession {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // REQUIRES: `start` is an exercise of the session's catalogue.
  WatchSession(Session& session, const Exercise& start, const ScreenSize& size,
               Clock clock = std::chrono::steady_clock::now);

  // What the learner asks for.
  void move(int steps);  // Forwards or, if negative, backwards.
  void move_after_a_pass();
  void check();
  void attack();
  void begin_again();
  void show_verdict();
  void show_next_hint();
  void show_list();
  void press_in_list(const Key& key);
  bool may_show_solution();
  void show_solution();
  void show_text(const std::string& text) { show(Panel::other, text); }
  void scroll_by(const Key& key);
  void note(const std::string& text);
  void prompt(const std::string& question, const std::string& typed);
  void clear_note();
  void ask_for_editor() { wants_editor_ = true; }
  void leave() { over_ = true; }

  // What happens meanwhile.
  void saved(const std::vector<std::filesystem::path>& files);
  void check_ended(Verdict verdict);
  void resized(const ScreenSize& size);
  void time_passed();

  // Whether something to show changed since the last call.
  bool take_dirty() { return std::exchange(dirty_, false); }

  // Where to open the editor, once after each ask_for_editor().
  std::optional<SourceLocation> take_editor_wish();

  const ScreenContent& content() const { return content_; }
  const Terminal& terminal() const { return session_.terminal; }
  bool is_over() const { return over_; }
  bool list_is_open() const { return list_.has_value(); }
  const Exercise& exercise() const { return *exercise_; }

  Background<Verdict>& worker() { return worker_; }
  FileWatcher& files() { return files_; }

 private:
  // Which text the body is.
  enum class Panel { verdict, hints, other };

  void go(const Exercise* to);
  const Exercise* neighbour(int step);
  void attack_ended(const Verdict& verdict);
  void show(Panel panel, const std::string& body);
  void update_heading();
  void offer_hint();
  void tell_save_error();
  bool passed() const { return verdict_ && verdict_->passed(); }
  SourceLocation place() const;

  Session& session_;
  const Exercise* exercise_;
  const Lesson* lesson_;
  ScreenSize size_;
  Clock clock_;
  ScreenContent content_;
  Panel panel_ = Panel::verdict;
  std::optional<Verdict> verdict_;
  std::string took_;  // How long that took, as a text.
  std::optional<ListPanel> list_;
  const Exercise* attacking_ = nullptr;  // A lab, or nullptr: what runs is a check.
  std::size_t hints_ = 0;
  int failures_ = 0;  // In a row.
  bool hint_was_offered_ = false, save_error_was_told_ = false, keeps_note_ = false, wants_editor_ = false;
  std::chrono::steady_clock::time_point began_, arrived_;  // With this check, at this exercise.
  Background<Verdict> worker_;
  FileWatcher files_;
  bool dirty_ = true;
  bool over_ = false;
};

}  // namespace course
