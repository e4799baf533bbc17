#include "course/watch/key_commands.hpp"

#include <utility>

#include "course/watch/panel_texts.hpp"

namespace course {

void KeyCommands::press(const std::vector<Key>& keys) {
  for (const Key& key : keys) {
    const bool asked_before = mode_ == Mode::question;
    if (!watch_.is_over()) press(key);
    if (mode_ == Mode::question && !asked_before) return;
  }
}

void KeyCommands::press(const Key& key) {
  if (mode_ == Mode::question) return answer(key);
  if (mode_ == Mode::token) return edit_token(key);
  if (key.kind == KeyKind::end_of_input) return watch_.leave();
  if (watch_.list_is_open()) return watch_.press_in_list(key);
  if (key.kind == KeyKind::pasted) return watch_.note("What you paste is no command. t takes a token.");
  watch_.clear_note();
  if (key.kind == KeyKind::escape) watch_.show_verdict();
  if (key.kind == KeyKind::enter) return watch_.move_after_a_pass();
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
    case 'e':
      return watch_.ask_for_editor();
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
  if (key == Key{.kind = KeyKind::character, .character = 'y'}) return yes();
  watch_.note("Nothing was changed.");
}

void KeyCommands::edit_token(const Key& key) {
  edit_line(typed_, key);
  if (key.kind != KeyKind::enter && key.kind != KeyKind::escape)
    return watch_.prompt("Paste a token, then Enter", typed_);
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
