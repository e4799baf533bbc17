#include "course/watch/key_commands.hpp"

#include <utility>

#include "course/text/text.hpp"
#include "course/watch/panel_texts.hpp"

namespace course {

void KeyCommands::press(const Key& key) {
  if (mode_ == Mode::question) return answer(key);
  if (mode_ == Mode::token) return edit_token(key);
  watch_.clear_note();
  if (key.kind == KeyKind::end_of_input) watch_.leave();
  if (key.kind == KeyKind::escape) watch_.show_verdict();
  if (key.kind == KeyKind::character && key.character != ' ') return command(key.character);
  watch_.scroll_by(key);
}

void KeyCommands::command(char letter) {
  switch (letter) {
    case 'n':
      return watch_.move(+1);
    case 'p':
      return watch_.move(-1);
    case 'h':
      return watch_.show_next_hint();
    case 'r':
      return watch_.check();
    case 'l':
      return watch_.show_list();
    case 's':
      if (watch_.may_show_solution()) return watch_.show_solution();
      return ask("You have not solved " + watch_.exercise().id + " yet. Show the solution? y/n",
                 [this] { watch_.show_solution(); });
    case 'a':
      return watch_.attack();
    case 't':
      mode_ = Mode::token;
      typed_.clear();
      return edit_token({});
    case 'x':
      return ask("Begin " + watch_.exercise().id + " again? Your file is kept in .course/backups. y/n",
                 [this] { watch_.begin_again(); });
    case '?':
      return watch_.show_text(keys_text(watch_.terminal()));
    case 'q':
      watch_.leave();
      return;
    default:
      return watch_.note("? explains the keys.");
  }
}

void KeyCommands::answer(const Key& key) {
  mode_ = Mode::commands;
  watch_.clear_note();
  const auto yes = std::exchange(yes_, nullptr);
  if (key.character == 'y') return yes();
  watch_.note("Nothing was changed.");
}

void KeyCommands::edit_token(const Key& key) {
  if (key.kind == KeyKind::character && key.character != 0) typed_ += key.character;
  if (key.kind == KeyKind::backspace && !typed_.empty()) typed_.pop_back();
  if (key.kind != KeyKind::enter && key.kind != KeyKind::escape) {
    constexpr std::size_t shown = 30;  // A token is long; its end tells that it arrived.
    const std::string end = typed_.size() > shown ? "…" + typed_.substr(typed_.size() - shown) : typed_;
    return watch_.note("Paste a token, then Enter (" + counted(typed_.size(), "character") + "): " + end);
  }
  mode_ = Mode::commands;
  watch_.clear_note();
  if (key.kind == KeyKind::enter) watch_.show_text(token_text(typed_, watch_.terminal()));
}

void KeyCommands::ask(const std::string& question, std::function<void()> yes) {
  mode_ = Mode::question;
  yes_ = std::move(yes);
  watch_.note(question);
}

}  // namespace course
