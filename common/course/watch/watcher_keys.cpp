// What a key does. See watcher.hpp.
#include <algorithm>
#include <utility>

#include "course/commands/captured_output.hpp"
#include "course/session/session.hpp"
#include "course/text/text.hpp"
#include "course/watch/watcher.hpp"

namespace course {

void Watcher::press(const Key& key) {
  news_ = true;
  if (mode_ == Mode::question) return answer(key);
  if (mode_ == Mode::token) return edit_token(key);
  view_.note.clear();
  if (key.kind == KeyKind::end_of_input) over_ = true;
  if (key.kind == KeyKind::escape) show_verdict();
  if (key.kind == KeyKind::character && key.character != ' ') return command(key.character);
  scroll_by(key);
}

void Watcher::command(char letter) {
  switch (letter) {
    case 'n':
      return go(neighbour(+1));
    case 'p':
      return go(neighbour(-1));
    case 'h':
      return next_hint();
    case 'r':
      return check();
    case 'l':
      return show_list();
    case 's':
      return show_solution();
    case 'a':
      return attack();
    case 't':
      mode_ = Mode::token;
      typed_.clear();
      return edit_token({});
    case 'x':
      return ask("Begin " + exercise_->id + " again? Your file is kept in .course/backups. y/n",
                 [this] { begin_again(); });
    case '?':
      return show(Panel::other, keys_text(terminal_));
    case 'q':
      over_ = true;
      return;
    default:
      return note("? explains the keys.");
  }
}

void Watcher::scroll_by(const Key& key) {
  const auto [furthest, page] = reach_of(view_, size_, terminal_);
  std::size_t& line = view_.scroll;
  const auto down = [&](std::size_t lines) { line = std::min(line + lines, furthest); };
  const auto up = [&](std::size_t lines) { line -= std::min(line, lines); };
  if (key.kind == KeyKind::down) down(1);
  if (key.kind == KeyKind::up) up(1);
  if (key.kind == KeyKind::page_down || key.character == ' ') down(page);
  if (key.kind == KeyKind::page_up) up(page);
  if (key.kind == KeyKind::home) line = 0;
  if (key.kind == KeyKind::end) line = furthest;
}

void Watcher::answer(const Key& key) {
  mode_ = Mode::commands;
  view_.note.clear();
  const auto yes = std::exchange(yes_, nullptr);
  if (key.character == 'y') return yes();
  note("Nothing was changed.");
}

void Watcher::edit_token(const Key& key) {
  if (key.kind == KeyKind::character && key.character != 0) typed_ += key.character;
  if (key.kind == KeyKind::backspace && !typed_.empty()) typed_.pop_back();
  if (key.kind != KeyKind::enter && key.kind != KeyKind::escape) {
    constexpr std::size_t shown = 30;  // A token is long; its end tells that it arrived.
    const std::string end = typed_.size() > shown ? "…" + typed_.substr(typed_.size() - shown) : typed_;
    return note("Paste a token, then Enter (" + counted(typed_.size(), "character") + "): " + end);
  }
  mode_ = Mode::commands;
  view_.note.clear();
  if (key.kind == KeyKind::enter) show(Panel::other, token_text(typed_, terminal_));
}

void Watcher::ask(const std::string& question, std::function<void()> yes) {
  mode_ = Mode::question;
  yes_ = std::move(yes);
  note(question);
}

}  // namespace course
